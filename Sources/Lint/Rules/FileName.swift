import Source

extension Rule {
  static let fileName = Rule(
    id: "file-name", severity: .error,
    summary: "a file that the service does not look for",
    rationale: """
      The service reads `.github/chainguard/NAME.sts.yaml`, with exactly this case, no other suffix and no folders below, and \
      `trusted-token-issuers.yaml` in the organization's policy repository only.
      """,
    bad: [
      Example("[[issuer: https://issuer.example.com]]\nsubject: a\n", isWhole: true, path: ".github/chainguard/release.sts.yml"),
      Example("[[issuer: https://issuer.example.com]]\nsubject: a\n", isWhole: true, path: ".github/chainguard/team/release.sts.yaml"),
      Example("[[issuer: https://issuer.example.com]]\nsubject: a\n", isWhole: true, path: ".github/Chainguard/release.sts.yaml"),
    ],
    good: [
      Example("issuer: https://issuer.example.com", path: ".github/chainguard/release.sts.yaml"),
      Example("issuer: https://issuer.example.com", path: ".github/chainguard/Release.2.sts.yaml"),
      Example("issuer: https://issuer.example.com", path: "templates/release.sts.yaml"),
    ]
  ) { file in
    guard let problem = file.candidate.misplacement else { return [] }
    switch problem {
    case .suffix(let expected):
      return [Remark(file.top, "the service does not read a file of this name", help: "call it `\(expected)`")]
    case .folder:
      return [Remark(file.top, "the service does not look into this folder", help: "move the file to `.github/chainguard/`")]
    }
  }
}
