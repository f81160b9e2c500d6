import Support

/// One case, run: the sandbox, and in it the action's two stages under a script that keeps what they really wrote.
struct FaultRun {
  let sandbox: Program.Result
  /// What the stages wrote, before any mask.
  let main: String
  let post: String
  let summary: String
  let requestToken: String
  let mainStatus: Int32
  let postStatus: Int32
  let mainSeconds: Double
  let postSeconds: Double

  /// `bash SCRIPT FOLDER PROGRAM STAGE` in the environment of a step; other shells lose variables such as `INPUT_CA-BUNDLE`.
  private static let script = """
    printf %s "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" >"$1/request-token"
    start=$(date +%s%N)
    "$2" >"$1/$3" 2>&1
    status=$?
    end=$(date +%s%N)
    cat "$GITHUB_STEP_SUMMARY" >>"$1/summary"
    echo "$status $(((end - start) / 1000000))" >"$1/$3.end"
    cat "$1/$3"
    exit "$status"

    """

  private static let policy = """
    issuer: https://token.actions.githubusercontent.com
    subject: repo:acme/app:ref:refs/heads/main
    permissions: {contents: read}

    """

  init(_ row: FaultCase) throws {
    let folder = try ScratchFolder()
    let script = try folder.write(Self.script, to: "script")
    for name in ["summary", "request-token", "post", "post.end"] { try folder.write("", to: name) }
    try folder.write(Self.policy, to: "policies/acme/app/.github/chainguard/ci.sts.yaml")
    let octosts = Program("octosts").path
    try folder.link("octosts-post", to: octosts)
    let inputs = ["scope": "acme/app", "identity": "ci"].merging(row.inputs) { $1 }.sorted { $0.key < $1.key }
    let arguments =
      ["sandbox", "--policies", folder.path + "/policies", "--debug"] + row.options + row.faults.flatMap { ["--fault", $0] }
      + inputs.flatMap { ["--input", "\($0.key)=\($0.value)"] }
      + ["--post", "bash \(script) \(folder.path) \(folder.path)/octosts-post post", "--", "bash", script, folder.path, octosts, "main"]
    sandbox = try Program("octosts-server").run(arguments, environment: ["TMPDIR": folder.path])
    main = (try? folder.read("main")) ?? ""
    post = try folder.read("post")
    summary = try folder.read("summary")
    requestToken = try folder.read("request-token")
    (mainStatus, mainSeconds) = Self.end((try? folder.read("main.end")) ?? "")
    (postStatus, postSeconds) = Self.end(try folder.read("post.end"))
  }

  private static func end(_ text: String) -> (Int32, Double) {
    let numbers = text.split { $0.isWhitespace }.compactMap { Int32($0) }
    return numbers.count == 2 ? (numbers[0], Double(numbers[1]) / 1000) : (-1, 0)
  }

  /// How often a request was tried: the runs of the numbers in the stages' debug lines.
  func attempts(_ asked: FaultCase.Asked) -> Int {
    (main + post).split(separator: "\n").filter { $0.hasPrefix("::debug::\(asked.rawValue), attempt ") }.count
  }

  /// Lines that a runner with no masks would show, and the summary.
  var visible: String {
    ((main + post).split(separator: "\n").filter { !$0.hasPrefix("::add-mask::") } + [summary[...]]).joined(separator: "\n")
  }
}
