import { BotApiError } from "../bot-api/error.ts";
import { answerCallbackQuery } from "./answer-callback-query.ts";
import { getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from "./chat-members.ts";
import { deleteMyCommands, getMyCommands, setMyCommands } from "./commands.ts";
import { deleteMessage, deleteMessages } from "./delete-message.ts";
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from "./edit-message.ts";
import {
  closeForumTopic,
  closeGeneralForumTopic,
  createForumTopic,
  deleteForumTopic,
  editForumTopic,
  editGeneralForumTopic,
  hideGeneralForumTopic,
  reopenForumTopic,
  reopenGeneralForumTopic,
  unhideGeneralForumTopic,
} from "./forum-topics.ts";
import { copyMessage, copyMessages, forwardMessage, forwardMessages } from "./forward.ts";
import { getChat } from "./get-chat.ts";
import { getFile } from "./get-file.ts";
import { getMe } from "./get-me.ts";
import { getUpdates } from "./get-updates.ts";
import { getUserProfilePhotos } from "./get-user-profile-photos.ts";
import { getChatMenuButton, setChatMenuButton } from "./menu-button.ts";
import type { Method } from "./method.ts";
import {
  pinChatMessage,
  unpinAllChatMessages,
  unpinAllForumTopicMessages,
  unpinAllGeneralForumTopicMessages,
  unpinChatMessage,
} from "./pins.ts";
import {
  getMyDescription,
  getMyName,
  getMyShortDescription,
  setMyDescription,
  setMyName,
  setMyShortDescription,
} from "./profile.ts";
import { sendChatAction } from "./send-chat-action.ts";
import { sendContact, sendDice, sendLocation, sendPoll, sendVenue } from "./send-literal.ts";
import {
  sendAnimation,
  sendAudio,
  sendDocument,
  sendPhoto,
  sendSticker,
  sendVideo,
  sendVideoNote,
  sendVoice,
} from "./send-media.ts";
import { sendMediaGroup } from "./send-media-group.ts";
import { sendMessage } from "./send-message.ts";
import { setMessageReaction } from "./set-message-reaction.ts";
import { deleteWebhook, getWebhookInfo, setWebhook } from "./webhook.ts";

/** The methods the simulator plays, by the names of the Bot API. */
const played: Record<string, Method> = {
  answerCallbackQuery,
  closeForumTopic,
  closeGeneralForumTopic,
  copyMessage,
  copyMessages,
  createForumTopic,
  deleteForumTopic,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editForumTopic,
  editGeneralForumTopic,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  forwardMessage,
  forwardMessages,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getChatMenuButton,
  getFile,
  getMe,
  getMyCommands,
  getMyDescription,
  getMyName,
  getMyShortDescription,
  getUpdates,
  getUserProfilePhotos,
  getWebhookInfo,
  hideGeneralForumTopic,
  leaveChat,
  pinChatMessage,
  reopenForumTopic,
  reopenGeneralForumTopic,
  sendAnimation,
  sendAudio,
  sendChatAction,
  sendContact,
  sendDice,
  sendDocument,
  sendLocation,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendPoll,
  sendSticker,
  sendVenue,
  sendVideo,
  sendVideoNote,
  sendVoice,
  setChatMenuButton,
  setMessageReaction,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
  setWebhook,
  unhideGeneralForumTopic,
  unpinAllChatMessages,
  unpinAllForumTopicMessages,
  unpinAllGeneralForumTopicMessages,
  unpinChatMessage,
};

/** The names of the methods that are played, in order. */
export const playedNames: readonly string[] = Object.keys(played).sort();

/** The method of this name, spelt as in the table. @throws 501 for one that exists but isn't played here. */
export function methodNamed(name: string): Method {
  const method = played[name];
  if (!method) throw new BotApiError(501, `Not Implemented: the simulator doesn't play ${name}`);
  return method;
}
