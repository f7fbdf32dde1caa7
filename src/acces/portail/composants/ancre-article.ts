// L'ancre d'un article sur la page du droit : « D5151-14 I 7° » et « D5151-14 III » mènent au même article.
import { sansAlinea } from "../../../regles/articles.js";

/** Ancre HTML d'une citation : « D5151-14 I 7° » → « d5151-14 », « CSI L411-7 » → « csi-l411-7 ». */
export function ancreArticle(citation: string): string {
  return sansAlinea(citation)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
}
