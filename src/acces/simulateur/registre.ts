// Le registre d'un fournisseur simulé : en mémoire, à lui seul, oublié à l'arrêt.
import type { Adapter, AdapterPayload } from "oidc-provider";

interface Garde {
  readonly payload: AdapterPayload;
  readonly expire: number;
}

/** Au-delà, les plus anciennes entrées sont oubliées : la démonstration peut rester ouverte des jours. */
const MAXIMUM = 5000;

/** Rend ce qu'oidc-provider attend : un registre par sorte d'objet, sur une même mémoire. */
export function registreEnMemoire(): (sorte: string) => Adapter {
  const memoire = new Map<string, Garde>();
  const lire = (cle: string) => {
    const garde = memoire.get(cle);
    return garde === undefined || garde.expire < Date.now() ? undefined : garde.payload;
  };
  const parChamp = (sorte: string, champ: "uid" | "userCode", valeur: string) => {
    for (const cle of memoire.keys()) {
      const payload = cle.startsWith(`${sorte}:`) ? lire(cle) : undefined;
      if (payload?.[champ] === valeur) return payload;
    }
    return undefined;
  };
  return (sorte) => ({
    async upsert(id, payload, dureeSecondes) {
      memoire.set(`${sorte}:${id}`, { payload, expire: Date.now() + dureeSecondes * 1000 });
      const plusAncienne = memoire.keys().next();
      if (memoire.size > MAXIMUM && plusAncienne.done !== true) memoire.delete(plusAncienne.value);
    },
    find: async (id) => lire(`${sorte}:${id}`),
    findByUid: async (uid) => parChamp(sorte, "uid", uid),
    findByUserCode: async (code) => parChamp(sorte, "userCode", code),
    async consume(id) {
      const garde = memoire.get(`${sorte}:${id}`);
      if (garde !== undefined) garde.payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      memoire.delete(`${sorte}:${id}`);
    },
    async revokeByGrantId(accord) {
      for (const [cle, garde] of memoire) if (garde.payload.grantId === accord) memoire.delete(cle);
    },
  });
}
