import { z } from "zod";
import { called, id, mutation, version } from "./fields.inputs.ts";
import { tagColors, tagLimits } from "./tag.ts";

const name = called(tagLimits.nameLength);
const color = z.enum(tagColors);

export const createTag = mutation({ name, color });
export type CreateTag = z.infer<typeof createTag>;

export const editTag = mutation({ tagId: id, name, color, version });
export type EditTag = z.infer<typeof editTag>;

export const removeTag = mutation({ tagId: id });
export type RemoveTag = z.infer<typeof removeTag>;
