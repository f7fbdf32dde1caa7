// Facultatif : sans ce fichier, tout marche. Il évite un double envoi, ouvre le glisser-déposer, et suit un envoi puis sa lecture.
document.addEventListener("submit", (envoi) => {
  const formulaire = envoi.target;
  if (formulaire.dataset.parti === "oui") {
    envoi.preventDefault();
    return;
  }
  formulaire.dataset.parti = "oui";
  const rendre = () => delete formulaire.dataset.parti;
  if (formulaire.dataset.televersement === "oui" && televerser(formulaire, rendre)) envoi.preventDefault();
  else setTimeout(rendre, 4000);
});

const ecrireTaille = (octets) =>
  octets < 1e6
    ? `${Math.max(1, Math.round(octets / 1000)).toLocaleString("fr-FR")} ko`
    : `${(octets / 1e6).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;

/** Envoie le fichier en montrant son avancée ; rend faux quand le formulaire doit partir de lui-même. */
function televerser(formulaire, rendre) {
  const suivi = formulaire.querySelector("[data-envoi]");
  const choisi = formulaire.querySelector("input[type=file]").files[0];
  if (suivi === null || choisi === undefined) return false;
  const barre = suivi.querySelector("progress");
  const mot = suivi.querySelector("[role=status]");
  const dire = (texte) => {
    if (mot.textContent !== texte) mot.textContent = texte;
  };
  const demande = new XMLHttpRequest();
  demande.open("POST", formulaire.action);
  demande.upload.addEventListener("progress", ({ loaded, total }) => {
    barre.value = Math.floor((100 * loaded) / total);
    dire(
      barre.value < 100 ? `Envoi : ${Math.floor(barre.value / 10) * 10} % de ${ecrireTaille(total)}.` : "Fichier envoyé, réponse à venir…",
    );
  });
  demande.addEventListener("load", () => remplacerPage(demande.responseText, demande.responseURL));
  demande.addEventListener("error", () => {
    dire("L'envoi s'est interrompu, rien n'a été écrit. Vérifiez votre connexion, puis déposez de nouveau.");
    rendre();
  });
  suivi.hidden = false;
  dire(`Envoi de ${choisi.name}…`);
  demande.send(new FormData(formulaire));
  return true;
}

/** Montre la page reçue en réponse à un envoi, comme le navigateur l'aurait fait. */
function remplacerPage(html, adresse) {
  const recue = new DOMParser().parseFromString(html, "text/html");
  history.pushState(null, "", adresse);
  document.title = recue.title;
  document.body.replaceWith(recue.body);
  preparer();
  scrollTo(0, 0);
  const arrivee = document.querySelector("[autofocus]") ?? document.querySelector("main");
  if (arrivee !== null) arrivee.focus();
}
addEventListener("popstate", () => location.reload());

/** Dit quel fichier est choisi ; trop gros, il est refusé avant de partir. */
function direFichier(champ) {
  const zone = champ.closest("[data-zone]");
  const mot = zone.querySelector("[data-glisser]");
  const fichier = champ.files[0];
  mot.hidden = false;
  zone.classList.toggle("zone-pleine", fichier !== undefined);
  if (fichier === undefined) mot.textContent = "ou glissez-le dans ce cadre.";
  else if (fichier.size > Number(champ.dataset.maximum)) {
    mot.textContent = `${fichier.name} pèse ${ecrireTaille(fichier.size)} : c'est trop. Coupez-le en plusieurs fichiers, chacun avec son en-tête.`;
    champ.value = "";
    zone.classList.remove("zone-pleine");
  } else mot.textContent = `Prêt : ${fichier.name}, ${ecrireTaille(fichier.size)}.`;
}

function ouvrirZone(zone) {
  const champ = zone.querySelector("input[type=file]");
  const survol = (oui) => (evenement) => {
    evenement.preventDefault();
    zone.classList.toggle("zone-survolee", oui);
  };
  zone.addEventListener("dragover", survol(true));
  zone.addEventListener("dragleave", survol(false));
  zone.addEventListener("drop", (depot) => {
    survol(false)(depot);
    if (depot.dataTransfer.files.length === 0) return;
    champ.files = depot.dataTransfer.files;
    direFichier(champ);
  });
  champ.addEventListener("change", () => direFichier(champ));
  zone.querySelector("[data-glisser]").setAttribute("role", "status");
  direFichier(champ);
}

/** Suit la lecture d'un dépôt : le morceau de page est redemandé, de moins en moins souvent, et la page se recharge à la fin. */
function suivre(suivi, attente = 1000) {
  setTimeout(async () => {
    if (!suivi.isConnected) return;
    let html = null;
    try {
      const reponse = await fetch(suivi.dataset.suivi, { redirect: "error" });
      if (reponse.ok) html = await reponse.text();
    } catch {
      // Réseau coupé ou session finie : le lien « Actualiser » reste.
    }
    if (html === null) return suivre(suivi, 10_000);
    suivi.innerHTML = html;
    const lecture = suivi.querySelector("[data-lecture]");
    if (lecture === null) return undefined;
    if (lecture.dataset.lecture === "finie") return location.reload();
    const palier = document.querySelector("[data-palier]");
    if (palier !== null && palier.textContent !== lecture.dataset.dit) palier.textContent = lecture.dataset.dit;
    return suivre(suivi, Math.min(attente * 1.2, 5000));
  }, attente);
}

function preparer() {
  for (const zone of document.querySelectorAll("[data-zone]")) ouvrirZone(zone);
  for (const suivi of document.querySelectorAll("[data-suivi]")) suivre(suivi);
}
preparer();
