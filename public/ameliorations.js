// Facultatif : évite qu'un formulaire parte deux fois sur un double appui. Sans ce fichier, tout marche.
document.addEventListener("submit", (envoi) => {
  const formulaire = envoi.target;
  if (formulaire.dataset.parti === "oui") envoi.preventDefault();
  formulaire.dataset.parti = "oui";
  setTimeout(() => delete formulaire.dataset.parti, 4000);
});
