// Writes policies and claims for `octosts simulate`, to measure a table of many pairs: `matrix FOLDER POLICIES CLAIMS`.
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 4, let policies = Int(arguments[2]), let claims = Int(arguments[3]) else {
  print("usage: matrix FOLDER POLICIES CLAIMS")
  exit(64)
}
let folder = arguments[1]

func write(_ text: String, to name: String) {
  guard let file = fopen(folder + "/" + name, "w") else {
    perror(name)
    exit(2)
  }
  fputs(text, file)
  fclose(file)
}

for path in [folder, folder + "/policies"] { mkdir(path, 0o755) }

// Every policy is of the shape that real ones have most: a pattern for the subject, three claims, some of which fail late.
for i in 0..<policies {
  write(
    """
    issuer: https://token.actions.githubusercontent.com
    subject_pattern: repo:acme/app-\(i % 20):(ref:refs/heads/(main|release-[0-9]+)|environment:production)
    claim_pattern:
      job_workflow_ref: acme/ci/\\.github/workflows/release-\(i % 7)\\.yml@refs/heads/main
      event_name: (push|workflow_dispatch)
      ref_protected: "true"
    permissions:
      contents: write

    """, to: "policies/p\(i).sts.yaml")
}

var lines = ""
for i in 0..<claims {
  let (app, branch) = ("app-\(i % 20)", i % 3 == 0 ? "main" : "release-\(i)")
  lines +=
    #"{"iss":"https://token.actions.githubusercontent.com","sub":"repo:acme/\#(app):ref:refs/heads/\#(branch)","aud":"octo-sts.dev","#
    + #""event_name":"push","ref_protected":"true","ref":"refs/heads/\#(branch)","repository":"acme/\#(app)","repository_owner":"acme","#
    + #""job_workflow_ref":"acme/ci/.github/workflows/release-\#(i % 7).yml@refs/heads/main","run_id":"\#(i)","exp":2000000000}"# + "\n"
}
write(lines, to: "claims.jsonl")
