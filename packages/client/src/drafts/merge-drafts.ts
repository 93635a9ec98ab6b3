/**
 * One text of two that were written apart, so that nothing of either is lost: the longer one where it holds the other,
 * else both, one's own first.
 */
export function mergeDrafts(mine: string, theirs: string): string {
  if (theirs.trim() === "" || mine.includes(theirs)) return mine;
  return mine.trim() === "" || theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
}
