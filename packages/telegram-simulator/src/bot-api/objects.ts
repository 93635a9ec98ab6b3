/** The Bot API objects the simulator makes, with the API's own field names: https://core.telegram.org/bots/api */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
  is_forum?: true;
}

export interface MessageEntity {
  type: string;
  /** In UTF-16 code units. */
  offset: number;
  /** In UTF-16 code units. */
  length: number;
  url?: string;
  user?: User;
  language?: string;
  custom_emoji_id?: string;
  unix_time?: number;
  date_time_format?: string;
}

/** How a bot names a file. */
export interface FileReference {
  file_id: string;
  file_unique_id: string;
  file_size: number;
}

export interface PhotoSize extends FileReference {
  width: number;
  height: number;
}

/** A document, video, animation, audio, voice, video note or sticker: each has the fields its kind has. */
export interface MediaFile extends FileReference {
  file_name?: string;
  mime_type?: string;
  duration?: number;
  width?: number;
  height?: number;
  length?: number;
  title?: string;
  performer?: string;
  emoji?: string;
  type?: string;
  is_animated?: boolean;
  is_video?: boolean;
}

/** The part of another message that a reply is about. */
export interface TextQuote {
  text: string;
  entities?: MessageEntity[];
  /** In UTF-16 code units. */
  position: number;
  is_manual?: true;
}

/** Where a forwarded message was first. Dates are Unix time in seconds. */
export type MessageOrigin = { date: number } & (
  | { type: "user"; sender_user: User }
  | { type: "hidden_user"; sender_user_name: string }
  | { type: "chat"; sender_chat: Chat; author_signature?: string }
  | { type: "channel"; chat: Chat; message_id: number; author_signature?: string }
);

export interface InlineKeyboardButton {
  text: string;
  url?: string;
  callback_data?: string;
  [other: string]: unknown;
}

export interface InlineKeyboardMarkup {
  inline_keyboard: InlineKeyboardButton[][];
}

export interface Message {
  message_id: number;
  from?: User;
  sender_chat?: Chat;
  chat: Chat;
  /** Unix time in seconds. */
  date: number;
  edit_date?: number;
  message_thread_id?: number;
  is_topic_message?: true;
  media_group_id?: string;
  reply_to_message?: Message;
  quote?: TextQuote;
  forward_origin?: MessageOrigin;
  text?: string;
  entities?: MessageEntity[];
  photo?: PhotoSize[];
  document?: MediaFile;
  video?: MediaFile;
  animation?: MediaFile;
  audio?: MediaFile;
  voice?: MediaFile;
  video_note?: MediaFile;
  sticker?: MediaFile;
  caption?: string;
  caption_entities?: MessageEntity[];
  reply_markup?: InlineKeyboardMarkup;
  /** Locations, contacts, polls, dice and service messages. */
  [other: string]: unknown;
}

export interface CallbackQuery {
  id: string;
  from: User;
  message: Message;
  chat_instance: string;
  data: string;
}

export interface ChatMember {
  status: string;
  user: User;
  until_date?: number;
  [right: string]: unknown;
}

export interface ChatMemberUpdated {
  chat: Chat;
  from: User;
  date: number;
  old_chat_member: ChatMember;
  new_chat_member: ChatMember;
}

export type ReactionType = { type: "emoji"; emoji: string } | { type: "custom_emoji"; custom_emoji_id: string };

export type Update = { update_id: number } & { [Kind in string]: unknown };
