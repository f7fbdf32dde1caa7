// Engendré depuis la description de l'API par « npm run api:client » : ne se modifie pas à la main.
export interface paths {
    "/api/v1/depots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Les lots de l'organisme
         * @description Le plus récent d'abord. La suite se trouve à l'adresse de l'en-tête Link.
         */
        get: operations["listerDepots"];
        put?: never;
        /**
         * Déposer un fichier
         * @description Le fichier est reçu à mesure, gardé chiffré, puis traité : suivez le lot à l'adresse rendue, ou choisissez d'être prévenu. La même Idempotency-Key avec le même fichier rend le même lot ; avec un autre fichier, elle est refusée.
         */
        post: operations["deposer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/depots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Un lot
         * @description Où en est le lot, et combien de lignes ont reçu chaque réponse.
         */
        get: operations["lireDepot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/depots/{id}/lignes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Les réponses aux lignes d'un lot
         * @description Dans l'ordre du fichier ; on peut n'en garder qu'un statut. Pendant le traitement, ce qui est déjà répondu est rendu.
         */
        get: operations["listerLignes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/depots/{id}/rapport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Le rapport d'un lot, en CSV
         * @description Une ligne par ligne reçue, dans le même ordre. Aucune cellule ne peut être prise pour une formule par un tableur.
         */
        get: operations["lireRapport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lignes/{id_ligne}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ce qui a été répondu à une ligne
         * @description Cherche par le numéro que l'organisme a donné à la ligne, dans tous ses lots.
         */
        get: operations["chercherLigne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/autorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ce que l'organisme peut déclarer
         * @description Les types d'activité que l'organisme peut déclarer, leurs dates, et s'il peut employer le numéro de sécurité sociale.
         */
        get: operations["listerAutorisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Les schémas publiés
         * @description Les adresses des schémas des fichiers, par version. Ouvert à tous.
         */
        get: operations["listerSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/cec-declarations/1.0/tableschema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Le schéma du fichier CSV
         * @description TableSchema : les colonnes, leurs types, ce qui est obligatoire. Ouvert à tous.
         */
        get: operations["lireTableSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/cec-declarations/1.0/jsonschema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Le schéma d'une ligne NDJSON
         * @description JSON Schema 2020-12 : une ligne, ses champs, et ce que chaque activité exige. Ouvert à tous.
         */
        get: operations["lireJsonSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Probleme: {
            /**
             * Format: uri-reference
             * @description Adresse stable, qui explique ce problème.
             */
            type: string;
            /** @description Ce problème, en quelques mots, toujours les mêmes. */
            title: string;
            /** @description Le statut HTTP. */
            status: number;
            /** @description Ce qui est arrivé à cette demande. */
            detail: string;
            /** @description Le numéro de cette demande, à donner à l'assistance. */
            instance: string;
            /** @description Le code de la règle, stable : « contexte/raison ». */
            regle: string;
            /** @description L'article de loi sur lequel la règle repose, s'il y en a un. */
            article: string | null;
            /** @description Quoi faire maintenant. */
            conduite: string;
        };
        /** @description Une faute ou une réserve, expliquée à qui la corrigera. */
        Faute: {
            /** @description Code stable de la faute ou de la réserve. */
            code: string;
            /** @description La colonne en cause, ou null. */
            champ: string | null;
            /** @description La règle, en clair. */
            regle: string;
            /** @description L'article de loi, ou null. */
            article: string | null;
            /** @description Ce qui a été constaté. */
            phrase: string;
            /** @description Quoi faire. */
            conduite: string;
        };
        /** @description Nombre de lignes par statut. */
        Comptes: {
            acceptees: number;
            avec_reserve: number;
            rejetees: number;
            deja_recues: number;
            en_attente_identite: number;
        };
        /** @description Un lot : un fichier reçu. */
        Lot: {
            /** Format: uuid */
            id: string;
            nom_fichier: string;
            /** @enum {string} */
            format: "csv" | "ndjson";
            /** @enum {string} */
            encodage: "utf-8" | "windows-1252";
            /** @description Vrai pour un essai : même rapport, rien d'écrit. */
            essai: boolean;
            /** @description Octets. */
            taille: number;
            /** @description SHA-256 du fichier, en hexadécimal. */
            empreinte: string;
            /** @enum {string} */
            etat: "RECU" | "EN_CONTROLE" | "TRAITE" | "REFUSE";
            /** @description Pourquoi le fichier entier est refusé, ou null. */
            refus: components["schemas"]["Faute"] | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339.
             */
            recu_le: string;
            /**
             * Format: date
             * @description Jour, AAAA-MM-JJ.
             */
            declare_le: string;
            traite_le: string | null;
            lignes_lues: number;
            octets_lus: number;
            comptes: components["schemas"]["Comptes"];
        };
        /** @description Une page de lots, le plus récent d'abord ; la suite par l'en-tête Link. */
        PageLots: {
            lots: components["schemas"]["Lot"][];
        };
        /** @description La réponse à une ligne. */
        Ligne: {
            /** Format: uuid */
            lot: string;
            /** @description Rang de la ligne dans le fichier, en-tête compris. */
            numero: number;
            id_ligne: string | null;
            /** @enum {string} */
            statut: "ACCEPTEE" | "ACCEPTEE_AVEC_RESERVE" | "REJETEE" | "DEJA_RECUE" | "EN_ATTENTE_IDENTITE";
            fautes: components["schemas"]["Faute"][];
            /** @description Identifiant de la déclaration reçue ; null pour une ligne rejetée ou un essai. */
            id_declaration: string | null;
            /**
             * Format: date-time
             * @description Instant, RFC 3339.
             */
            recu_le: string;
            /** @description Empreinte à clé de la ligne, en hexadécimal : la même ligne a toujours la même ; elle ne se recalcule pas. */
            empreinte: string;
        };
        /** @description Une page de réponses, dans l'ordre du fichier ; la suite par l'en-tête Link. */
        PageLignes: {
            lignes: components["schemas"]["Ligne"][];
        };
        /** @description Les réponses données à ce numéro de ligne, la plus récente d'abord. */
        ReponsesALaLigne: {
            id_ligne: string;
            reponses: components["schemas"]["Ligne"][];
        };
        /** @description Un type d'activité que l'organisme peut déclarer. */
        Autorisation: {
            /** @enum {string} */
            code_activite: "benevolat_associatif" | "maitre_apprentissage" | "proche_aidant" | "reserve_citoyenne_defense_securite" | "reserve_citoyenne_education_nationale" | "reserve_citoyenne_police_nationale" | "reserve_citoyenne_reinsertion" | "reserve_civique" | "reserve_communale_securite_civile" | "reserve_militaire_operationnelle" | "reserve_police_nationale" | "reserve_sanitaire" | "sapeur_pompier_volontaire" | "service_civique";
            /**
             * Format: date
             * @description Jour, AAAA-MM-JJ.
             */
            depuis: string;
            jusqu_au: string | null;
            en_vigueur: boolean;
            /** @description Vrai si la personne peut être désignée par son numéro de sécurité sociale. */
            peut_employer_nir: boolean;
        };
        /** @description Les autorisations de l'organisme. */
        Autorisations: {
            autorisations: components["schemas"]["Autorisation"][];
        };
        /** @description Les schémas publiés. */
        Schemas: {
            schemas: {
                nom: string;
                version: string;
                /** @description Adresse du schéma du fichier CSV (TableSchema). */
                tableschema: string;
                /** @description Adresse du schéma d'une ligne NDJSON (JSON Schema). */
                jsonschema: string;
            }[];
        };
        /** @description Le schéma lui-même. */
        Document: {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Demande mal formée */
        Refus400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Authentification nécessaire */
        Refus401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Action interdite */
        Refus403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Introuvable */
        Refus404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Fichier trop grand */
        Refus413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Type de fichier refusé */
        Refus415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Contenu refusé */
        Refus422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
        /** @description Trop de demandes */
        Refus429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleme"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listerDepots: {
        parameters: {
            query?: {
                /** @description Curseur rendu par la page précédente ; ne s'écrit pas à la main. */
                apres?: string;
                /** @description Éléments par page. */
                limite?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Une page de lots. */
            200: {
                headers: {
                    /** @description Adresse de la page suivante (rel="next"), absente à la dernière. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLots"];
                };
            };
            400: components["responses"]["Refus400"];
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            429: components["responses"]["Refus429"];
        };
    };
    deposer: {
        parameters: {
            query?: {
                /** @description « true » : même rapport, rien n'est écrit sur les comptes. */
                essai?: "true" | "false";
            };
            header: {
                /** @description Une clé neuve par fichier, par exemple un UUID. */
                "Idempotency-Key": string;
                /** @description attachment; filename="cec_declarations.csv" : le nom du fichier. */
                "Content-Disposition"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Le fichier, tel quel. Son schéma est publié : voir la liste des schémas. */
        requestBody: {
            content: {
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Reçu en entier. */
            202: {
                headers: {
                    /** @description Adresse du lot. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
            400: components["responses"]["Refus400"];
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            413: components["responses"]["Refus413"];
            415: components["responses"]["Refus415"];
            422: components["responses"]["Refus422"];
            429: components["responses"]["Refus429"];
        };
    };
    lireDepot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifiant du lot. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Le lot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            404: components["responses"]["Refus404"];
            429: components["responses"]["Refus429"];
        };
    };
    listerLignes: {
        parameters: {
            query?: {
                /** @description Ne rendre que les lignes de ce statut. */
                statut?: "ACCEPTEE" | "ACCEPTEE_AVEC_RESERVE" | "REJETEE" | "DEJA_RECUE" | "EN_ATTENTE_IDENTITE";
                /** @description Curseur rendu par la page précédente ; ne s'écrit pas à la main. */
                apres?: string;
                /** @description Éléments par page. */
                limite?: number;
            };
            header?: never;
            path: {
                /** @description Identifiant du lot. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Une page de réponses. */
            200: {
                headers: {
                    /** @description Adresse de la page suivante (rel="next"), absente à la dernière. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLignes"];
                };
            };
            400: components["responses"]["Refus400"];
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            404: components["responses"]["Refus404"];
            429: components["responses"]["Refus429"];
        };
    };
    lireRapport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifiant du lot. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Le rapport. */
            200: {
                headers: {
                    /** @description Le nom du rapport. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            404: components["responses"]["Refus404"];
            429: components["responses"]["Refus429"];
        };
    };
    chercherLigne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Le numéro de ligne donné par l'organisme. */
                id_ligne: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Les réponses, la plus récente d'abord. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReponsesALaLigne"];
                };
            };
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            404: components["responses"]["Refus404"];
            429: components["responses"]["Refus429"];
        };
    };
    listerAutorisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Les autorisations, en vigueur ou finies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Autorisations"];
                };
            };
            401: components["responses"]["Refus401"];
            403: components["responses"]["Refus403"];
            429: components["responses"]["Refus429"];
        };
    };
    listerSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Les schémas. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schemas"];
                };
            };
            429: components["responses"]["Refus429"];
        };
    };
    lireTableSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Le schéma. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            429: components["responses"]["Refus429"];
        };
    };
    lireJsonSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Le schéma. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            429: components["responses"]["Refus429"];
        };
    };
}
