// Les dessins des activités : un aplat de la teinte de l'activité, un trait de 2,5, un sol commun. Grille de 96 sur 72.

export interface Dessin {
  /** Contour de l'aplat, décalé du trait. */
  readonly aplat: string;
  /** Traits de la main, bouts ronds. */
  readonly trait: string;
}

const COEUR = (x: number, y: number) => `M${x} ${y}c-6-4.5-8-7.5-6-10.5 2-2.8 5-2 6 .8 1-2.8 4-3.6 6-.8 2 3 0 6-6 10.5z`;
const SOL = "M12 64h72";

export const DESSINS: Readonly<Record<string, Dessin>> = {
  service_civique: {
    aplat: "M34 14h32l18 14-8 12-8-4v28H36V36l-8 5-8-13z",
    trait: `${SOL}M38 12 20 22l7 13 7-4v33M58 12l18 10-7 13-7-4v33M38 12c1 5 5 8 10 8s9-3 10-8M38 12h20${COEUR(48, 44)}`,
  },
  reserve_militaire_operationnelle: {
    aplat: "M36 18h34a8 8 0 0 1 8 8v38H32V26z",
    trait: `${SOL}M30 64V30c0-9 6-15 18-15s18 6 18 15v34M40 15v-4c0-4 3-6 8-6s8 2 8 6v4M36 64V46h24v18M36 54h24M30 36h-6v22h6M66 36h6v22h-6M42 28h12`,
  },
  reserve_police_nationale: {
    aplat: "M24 28l28-14 30 14-6 14H30z",
    trait: `${SOL}M20 30c8-10 17-15 28-15s20 5 28 15l-7 11H27zM27 41v9c12-4 30-4 42 0v-9M27 50c2 5 9 9 21 9s19-4 21-9M48 23l5 3v5c0 3-2 5-5 6-3-1-5-3-5-6v-5z`,
  },
  reserve_civique: {
    aplat: "M30 64V46c0-12 9-18 20-18s22 6 22 18v18z",
    trait: `${SOL}M48 12a8 8 0 1 0 0 16 8 8 0 0 0 0-16M34 64V48c0-8 5-13 14-13s14 5 14 13v16M24 26a6 6 0 1 0 0 12 6 6 0 0 0 0-12M14 64V54c0-6 4-9 10-9 3 0 5 .6 7 2M72 26a6 6 0 1 1 0 12 6 6 0 0 1 0-12M82 64V54c0-6-4-9-10-9-3 0-5 .6-7 2`,
  },
  reserve_citoyenne_defense_securite: {
    aplat: "M54 12l24 8v18c0 13-9 22-24 27-12-4-20-11-22-20z",
    trait: "M48 8l24 8v18c0 14-9 24-24 30-15-6-24-16-24-30V16zM48 20l13 4.5v10c0 8-5 14-13 18M48 20v32.5",
  },
  reserve_communale_securite_civile: {
    aplat: "M30 30 52 12l26 18v24H34z",
    trait:
      "M22 30 48 9l26 21M28 26v22M68 26v22M42 48V35h12v13M12 54c6-5 12-5 18 0s12 5 18 0 12-5 18 0 12 5 18 0M12 64c6-5 12-5 18 0s12 5 18 0 12-5 18 0 12 5 18 0",
  },
  reserve_citoyenne_education_nationale: {
    aplat: "M24 20h56v34H24z",
    trait: `${SOL}M18 14h60v36H18zM12 14h72M12 50h72M32 50l-5 14M64 50l5 14M28 26h16M28 34h10M54 40l6-14 6 14M56.5 35h7`,
  },
  reserve_citoyenne_police_nationale: {
    aplat: "M22 20h36a6 6 0 0 1 6 6v16H38l-10 8v-8h-6z",
    trait:
      "M14 12h40a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H32L20 50V40h-6a6 6 0 0 1-6-6V18a6 6 0 0 1 6-6zM68 24h12a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6h-4v9l-11-9H46a6 6 0 0 1-6-6M20 22h28M20 30h16",
  },
  reserve_citoyenne_reinsertion: {
    aplat: "M34 12h36v52H34z",
    trait: `${SOL}M28 64V8h40v56M28 8l22 8v56l-22-8M44 38v5M60 36h24M77 29l7 7-7 7`,
  },
  reserve_sanitaire: {
    aplat: "M22 30h60v34H22z",
    trait: `${SOL}M16 26h64v38H16zM36 26v-7c0-3 2-5 5-5h14c3 0 5 2 5 5v7M24 46h13l5-10 8 20 6-14 3 4h13`,
  },
  maitre_apprentissage: {
    aplat: "M40 18a19 19 0 1 0 0 38 19 19 0 0 0 0-38M72 42a11 11 0 1 0 0 22 11 11 0 0 0 0-22",
    trait:
      "M36 18a16 16 0 1 0 0 32 16 16 0 0 0 0-32M36 28a6 6 0 1 0 0 12 6 6 0 0 0 0-12M36 18v-7M36 57v-7M20 34h-7M59 34h-7M24.7 22.7l-5-5M52.3 50.3l-5-5M47.3 22.7l5-5M19.7 50.3l5-5M68 44a10 10 0 1 0 0 20 10 10 0 0 0 0-20M68 51a3 3 0 1 0 0 6 3 3 0 0 0 0-6M68 44v-5M68 69v-5M58 54h-5M83 54h-5M75.1 46.9l3.5-3.5M75.1 61.1l3.5 3.5M60.9 61.1l-3.5 3.5M60.9 46.9l-3.5-3.5",
  },
  benevolat_associatif: {
    aplat: "M20 16h62l6 18H22zM30 46h52v18H30z",
    trait: `${SOL}M20 10h56l8 18H12zM12 28c0 5 3 8 7 8s7-3 7-8c0 5 3 8 7 8s8-3 8-8c0 5 3 8 7 8s7-3 7-8c0 5 4 8 8 8s7-3 7-8c0 5 3 8 7 8s7-3 7-8M18 36v28M78 36v28M18 46h60${COEUR(48, 60)}M34 10l-4 18M62 10l4 18`,
  },
  sapeur_pompier_volontaire: {
    aplat: "M28 52C27 31 39 20 54 20s27 11 27 27v4H46v9H28z",
    trait: `${SOL}M20 50c-2-24 12-36 30-36s30 12 30 30M20 50c-2 4-4 8-4 14M30 64c4 0 6-3 6-8v-6c0-4 3-6 7-6h39c2 0 3 1 3 3-1 10-8 16-18 16H54c-5 0-8-3-8-8V44M36 16c-1-5 3-9 9-9h12c7 0 12 4 13 10M60 23l7 2.5v6c0 3.5-3 5.5-7 7.5-4-2-7-4-7-7.5v-6z`,
  },
  proche_aidant: {
    aplat: "M26 36h54v26H26z",
    trait: `M30 64v-6M66 64v-6M12 64h72M28 36V22c0-5 3-8 8-8h24c5 0 8 3 8 8v14M22 34a6 6 0 0 1 6 6v8h40v-8a6 6 0 1 1 10 5v13H18V45a6 6 0 0 1 4-11z${COEUR(48, 40)}`,
  },
};

export const DESSIN_PAR_DEFAUT = "reserve_civique";
