/// What people do with the action, as sections of its manual.
enum ActionRecipes {
  /// A task with the lines that do it.
  struct Recipe: Sendable {
    let title: String
    let text: String
    let language: String
    let code: String
  }

  static var markdown: String {
    "## Recipes\n"
      + all.map { recipe in
        "\n### \(recipe.title)\n\n\(recipe.text)\n\n```\(recipe.language)\n\(recipe.code)\n```\n"
      }.joined()
  }

  static let all: [Recipe] = inWorkflows + elsewhere

  private static func step(_ title: String, _ text: String, _ code: String) -> Recipe {
    Recipe(title: title, text: text, language: "yaml", code: code)
  }

  private static func shell(_ title: String, _ text: String, _ code: String) -> Recipe {
    Recipe(title: title, text: text, language: "sh", code: code)
  }

  private static let inWorkflows: [Recipe] = [
    step(
      "Another repository",
      "The policy lies in the repository that is asked for, and names this one in its `subject`. The token is good there and nowhere else.",
      """
      - uses: octosts/octosts@v1
        id: sts
        with: { scope: acme/other, identity: ci }
      - run: gh issue list --repo acme/other
        env: { GH_TOKEN: "${{ steps.sts.outputs.token }}" }
      """),
    step(
      "A policy of the organization",
      "The scope is the owner alone. The policy lies in the owner's repository `.github` and may list repositories.",
      """
      - uses: octosts/octosts@v1
        id: sts
        with: { scope: acme, identity: inventory }
      """),
    step(
      "Environments",
      "A job with an `environment` has it in its subject: `repo:acme/app:environment:production`. The policy names that subject.",
      """
      jobs:
        deploy:
          environment: production
          permissions: { id-token: write }
          steps:
            - uses: octosts/octosts@v1
              with: { identity: deploy }
      """),
    step(
      "Reusable workflows",
      "The job that calls needs `id-token: write` too. In a policy `job_workflow_ref` is the workflow that is called, `workflow_ref` the caller.",
      """
      jobs:
        release:
          permissions: { id-token: write, contents: read }
          uses: acme/workflows/.github/workflows/release.yml@main
      """),
    step(
      "The token in later steps and jobs",
      "`env-name` puts it into a variable of the later steps of the same job. Between jobs it does not travel: GitHub drops an output of a job or of "
        + "a called workflow that holds a secret. Ask once in each job instead.",
      """
      - uses: octosts/octosts@v1
        with: { identity: ci, env-name: GH_TOKEN }
      - run: gh pr list
      """),
    step(
      "A service of one's own",
      "`domain` may have a port. The audience is the domain unless the service was set up otherwise.",
      """
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: "sts.example.com:8443", audience: sts.example.com }
      """),
    step(
      "GitHub Enterprise Server and ghe.com",
      "The token is revoked at the run's own API (`GITHUB_API_URL`), whichever server it belongs to. `api-url` names another one.",
      """
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: sts.example.com, api-url: "https://github.example.com/api/v3" }
      """),
    step(
      "A proxy and an authority of one's own",
      "Proxies come from `https_proxy` and `no_proxy` in the environment, which runners behind a proxy pass on. `ca-bundle` replaces the image's authorities.",
      """
      - uses: actions/checkout@v4
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: sts.example.com, ca-bundle: /github/workspace/.github/ca.pem }
      """),
  ]

  private static let elsewhere: [Recipe] = [
    step(
      "GitLab",
      "The policy's `issuer` is `https://gitlab.com`, its `subject` such as `project_path:acme/app:ref_type:branch:ref:main`.",
      """
      release:
        id_tokens:
          OCTOSTS_ID_TOKEN: { aud: octo-sts.dev }
        script:
          - export GH_TOKEN=$(octosts exchange --scope acme/app --identity gitlab)
      """),
    shell(
      "Kubernetes",
      "A projected token with the audience `octo-sts.dev`, mounted into the pod. The cluster's issuer must be readable for the service.",
      "export GH_TOKEN=$(octosts exchange --scope acme/app --identity pod --token-file /var/run/secrets/tokens/octo-sts)"),
    shell(
      "Google Cloud",
      "The policy's `issuer` is `https://accounts.google.com`, its `subject` the number of the service account.",
      "gcloud auth print-identity-token --audiences octo-sts.dev | octosts exchange --scope acme/app --identity gcp"),
  ]
}
