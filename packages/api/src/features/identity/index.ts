export { assertPassword } from "./assert-password.ts";
export { foldEmail } from "./fold-email.ts";
export { findAccount, getUser, insertAccount, setPasswordHash } from "./identity.queries.ts";
export { renewProof } from "./prove.ts";
