// Contester : les voies ouvertes à qui n'est pas d'accord avec une décision.

export function VoiesDeRecours() {
  return (
    <section class="flux" aria-labelledby="titre-recours">
      <h2 id="titre-recours">Vous n'êtes pas d'accord ?</h2>
      <ol>
        <li>
          <strong>Un fait est faux ou manque :</strong> corrigez votre <a href="/mon-compte/activites">déclaration</a>, ou demandez à
          l'organisme de rectifier ce qu'il a envoyé.
        </li>
        <li>
          <strong>La règle vous paraît mal appliquée :</strong> écrivez à l'<a href="/assistance">assistance</a> ; joignez votre{" "}
          <a href="/mon-compte/releve">relevé</a>. Votre demande est gardée, vous en recevez un accusé.
        </li>
        <li>
          <strong>Le désaccord demeure :</strong> vous pouvez saisir le Défenseur des droits, gratuitement, ou le tribunal administratif.
        </li>
      </ol>
    </section>
  );
}
