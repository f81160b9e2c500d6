/// What people do with the action, as sections of its manual.
enum ActionRecipes {
  static var markdown: String {
    "## Recipes\n\nThe service's GitHub App must be installed for the repository that a policy lies in. Policies count once they are on its default branch.\n"
      + all.map(\.markdown).joined()
  }

  static let all: [ActionRecipe] = inWorkflows + elsewhere

  private static func step(_ title: String, _ text: String, _ code: String, _ policy: ActionRecipe.Policy? = nil) -> ActionRecipe {
    ActionRecipe(title: title, text: text, language: "yaml", code: code, policy: policy)
  }

  private static func shell(_ title: String, _ text: String, _ code: String, _ policy: ActionRecipe.Policy? = nil) -> ActionRecipe {
    ActionRecipe(title: title, text: text, language: "sh", code: code, policy: policy)
  }

  private static let inWorkflows: [ActionRecipe] = [
    step(
      "Another repository",
      "The policy lies in the repository that is asked for, and names this one in its `subject`. The token is good there and nowhere else.",
      """
      - uses: octosts/octosts@v1
        id: sts
        with: { scope: acme/other, identity: ci }
      - run: gh issue list --repo acme/other
        env: { GH_TOKEN: "${{ steps.sts.outputs.token }}" }
      """,
      .init(
        repository: "acme/other", identity: "ci",
        text: """
          issuer: https://token.actions.githubusercontent.com
          subject: repo:acme/app:ref:refs/heads/main
          permissions:
            issues: read
          """,
        claims: "octosts claims --repository acme/app --ref refs/heads/main")),
    step(
      "A policy of the organization",
      "The scope is the owner alone. The policy lies in the owner's repository `.github` and may list repositories.",
      """
      - uses: octosts/octosts@v1
        id: sts
        with: { scope: acme, identity: inventory }
      """,
      .init(
        repository: "acme/.github", identity: "inventory",
        text: """
          issuer: https://token.actions.githubusercontent.com
          subject: repo:acme/app:ref:refs/heads/main
          permissions:
            metadata: read
          repositories: [app, other]
          """,
        claims: "octosts claims --repository acme/app --ref refs/heads/main", options: " --org")),
    step(
      "Environments",
      "A job with an `environment` has it in its subject instead of its branch. A colon in the name is written `%3A` there.",
      """
      jobs:
        deploy:
          environment: production
          permissions: { id-token: write }
          steps:
            - uses: octosts/octosts@v1
              with: { identity: deploy }
      """,
      .init(
        repository: "acme/app", identity: "deploy",
        text: """
          issuer: https://token.actions.githubusercontent.com
          subject: repo:acme/app:environment:production
          permissions:
            deployments: write
          """,
        claims: "octosts claims --repository acme/app --environment production")),
    step(
      "Reusable workflows",
      "The step stands in the workflow that is called, and its scope is the caller's repository unless it says otherwise. The job that calls needs "
        + "`id-token: write` too. In a policy `job_workflow_ref` is the file that is called, with the ref written out: `@main` becomes "
        + "`@refs/heads/main`; `workflow_ref` is the caller's.",
      """
      # acme/app
      jobs:
        release:
          permissions: { id-token: write, contents: read }
          uses: acme/workflows/.github/workflows/release.yml@main

      # acme/workflows, .github/workflows/release.yml
      on: workflow_call
      jobs:
        release:
          runs-on: ubuntu-latest
          permissions: { id-token: write, contents: read }
          steps:
            - uses: octosts/octosts@v1
              with: { identity: release }
      """,
      .init(
        repository: "acme/app", identity: "release",
        text: #"""
          issuer: https://token.actions.githubusercontent.com
          subject: repo:acme/app:ref:refs/heads/main
          claim_pattern:
            job_workflow_ref: acme/workflows/\.github/workflows/release\.yml@refs/heads/main
          permissions:
            contents: write
          """#,
        claims: """
          octosts claims --repository acme/app --ref refs/heads/main \\
            --job-workflow-ref acme/workflows/.github/workflows/release.yml@refs/heads/main
          """)),
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
      "`domain` may have a port. The audience is the domain unless the input says otherwise, and a policy without one wants what the service is set up "
        + "to call itself, mostly its name without the port. `domain: sts.example.com` in `.github/octosts.yaml` tells lint the same.",
      """
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: "sts.example.com:8443", audience: sts.example.com }
      """,
      .init(
        repository: "acme/app", identity: "ci",
        text: """
          issuer: https://token.actions.githubusercontent.com
          subject: repo:acme/app:ref:refs/heads/main
          permissions:
            contents: read
          """,
        claims: "octosts claims --repository acme/app --ref refs/heads/main --audience sts.example.com",
        options: " --domain sts.example.com")),
    step(
      "GitHub Enterprise Server and ghe.com",
      "A server's tokens have an issuer of its own. The GitHub token is revoked at the run's own API (`GITHUB_API_URL`); where the service gives tokens "
        + "for another server than the one that the job runs on, `api-url` names that one's API, such as `https://api.github.com`.",
      """
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: sts.example.com }
      """,
      .init(
        repository: "acme/app", identity: "ci",
        text: """
          issuer: https://github.example.com/_services/token
          subject: repo:acme/app:ref:refs/heads/main
          permissions:
            contents: read
          """,
        claims: """
          octosts claims --repository acme/app --ref refs/heads/main --audience sts.example.com \\
            --claim iss=https://github.example.com/_services/token
          """, options: " --domain sts.example.com")),
    step(
      "A proxy and an authority of one's own",
      "Proxies come from `https_proxy` and `no_proxy` in the environment, which runners behind a proxy pass on. `ca-bundle` replaces the image's authorities.",
      """
      - uses: actions/checkout@v4
      - uses: octosts/octosts@v1
        with: { identity: ci, domain: sts.example.com, ca-bundle: /github/workspace/.github/ca.pem }
      """),
  ]

  private static let elsewhere: [ActionRecipe] = [
    step(
      "GitLab",
      "An organization that lists its trusted issuers must list `https://gitlab.com`. The job's image needs the binary: see Install in the README.",
      """
      release:
        id_tokens:
          OCTOSTS_ID_TOKEN: { aud: octo-sts.dev }
        script:
          - export GH_TOKEN=$(octosts exchange --scope acme/app --identity gitlab)
      """,
      .init(
        repository: "acme/app", identity: "gitlab",
        text: """
          issuer: https://gitlab.com
          subject: project_path:acme/app:ref_type:branch:ref:main
          permissions:
            contents: read
          """,
        claims: "octosts claims --issuer gitlab --repository acme/app --ref main")),
    step(
      "Kubernetes",
      "A token that the cluster projects into the pod for this audience: `octosts exchange --scope acme/app --identity pod --token-file "
        + "/var/run/secrets/tokens/octo-sts`. The service must be able to read the cluster's issuer, which `kubectl get --raw "
        + "/.well-known/openid-configuration` names.",
      """
      spec:
        serviceAccountName: release
        containers:
          - name: release
            volumeMounts: [{ name: octo-sts, mountPath: /var/run/secrets/tokens }]
        volumes:
          - name: octo-sts
            projected:
              sources: [{ serviceAccountToken: { path: octo-sts, audience: octo-sts.dev, expirationSeconds: 600 } }]
      """,
      .init(
        repository: "acme/app", identity: "pod",
        text: """
          issuer: https://oidc.example.com/clusters/main
          subject: system:serviceaccount:ci:release
          permissions:
            contents: read
          """,
        claims: """
          octosts claims --issuer kubernetes --claim iss=https://oidc.example.com/clusters/main \\
            --claim sub=system:serviceaccount:ci:release
          """)),
    shell(
      "Google Cloud",
      "The subject is the number of the service account, in quotes: `gcloud iam service-accounts describe ACCOUNT --format='value(uniqueId)'`.",
      "gcloud auth print-identity-token --audiences=octo-sts.dev | octosts exchange --scope acme/app --identity gcp",
      .init(
        repository: "acme/app", identity: "gcp",
        text: """
          issuer: https://accounts.google.com
          subject: '105314035682394857362'
          permissions:
            contents: read
          """,
        claims: "octosts claims --issuer google --claim sub=105314035682394857362")),
  ]
}
