export { revokeTokensBeyond } from "./revoke-token.ts";
