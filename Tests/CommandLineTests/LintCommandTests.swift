import Glibc
import JSON
import Support
import Testing

@testable import octosts

@Suite struct LintCommandTests {
  static let good = "issuer: https://a.example.com\nsubject: s\npermissions: {contents: read}\n"
  static let dotted = "issuer: https://a.example.com\nsubject_pattern: a.b|c\npermissions: {contents: read}\n"

  /// A checkout with these files.
  static func checkout(_ files: [String: String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for (path, text) in files {
      var parent = folder.path
      for name in path.split(separator: "/").dropLast() {
        parent += "/" + name
        mkdir(parent, 0o755)
      }
      try folder.write(text, to: path)
    }
    return folder
  }

  static func lint(_ arguments: [String], environment: [String: String] = [:], input: String = "") throws -> Program.Result {
    try Program("octosts").run(["lint"] + arguments, environment: environment, input: input)
  }

  /// Runs `script` with the program as `$0` and `folder` as working folder.
  static func shell(_ script: String, in folder: ScratchFolder) throws -> Subprocess.Result {
    try Subprocess.run(
      ["env", "-C", folder.path, "bash", "-c", script, Program.products + "/octosts"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1"])
  }

  @Test("settings of the checkout weigh, switch off and ignore; --no-config and --config do otherwise")
  func settings() throws {
    let folder = try Self.checkout([
      ".git/HEAD": "", ".github/octosts.yaml": "severities: {anchor-escape: warning, unescaped-dot: off}\nignore: [old]\n",
      ".github/chainguard/x.sts.yaml": Self.dotted, "old/x.sts.yaml": "[", "other.yaml": "ignore: ['**']\n",
    ])
    let result = try Self.lint([folder.path])
    #expect(result.status == 0 && result.out.contains("warning[anchor-escape]") && !result.out.contains("unescaped-dot"))
    #expect(result.out.contains("1 file: 1 accepted"))
    let without = try Self.lint([folder.path, "--no-config"])
    #expect(without.status == 1 && without.out.contains("error[anchor-escape]") && without.out.contains("2 files"))
    #expect(try Self.lint([folder.path, "--config", folder.path + "/other.yaml"]).out.hasPrefix("0 files"))
    #expect(try Self.lint([folder.path, "--select", "unescaped-dot"]).out.contains("note[unescaped-dot]"))
  }

  @Test("settings that are not understood are shown with their place, and nothing is linted by them")
  func wrongSettings() throws {
    let folder = try Self.checkout([".github/octosts.yaml": "ignored: [x]\n", ".github/chainguard/x.sts.yaml": "["])
    let result = try Self.lint([folder.path, folder.path + "/.github/chainguard"])
    #expect(result.status == 2 && result.out.isEmpty)
    #expect(result.err.contains("error[settings]: unknown setting `ignored`\n") && result.err.contains("= help: did you mean `ignore`?"))
    let log = try JSONValue(parsing: Self.lint([folder.path, "--format", "sarif"]).out)
    let invocation = log["runs"]?.array?.first?["invocations"]?.array?.first
    #expect(invocation?["executionSuccessful"] == .bool(false) && invocation?["toolConfigurationNotifications"]?.array?.count == 1)
  }

  @Test("settings above the root of the checkout do not hold")
  func settingsAbove() throws {
    let folder = try Self.checkout([
      ".github/octosts.yaml": "severities: {anchor-escape: off}\n", "app/.git/HEAD": "", "app/x.sts.yaml": Self.dotted,
      "x.sts.yaml": Self.dotted,
    ])
    #expect(try Self.lint([folder.path + "/app/x.sts.yaml"]).status == 1)
    #expect(try Self.lint([folder.path + "/x.sts.yaml"]).status == 0)
  }

  @Test("standard input stands for the path that it is given")
  func standardInput() throws {
    let text = "issuer: https://a.example.com\nsubject: s\nrepositories: [x]\n"
    let path = "/w/.github/.github/chainguard/x.sts.yaml"
    let kind = try JSONValue(parsing: Self.lint(["-", "--stdin-path", path, "--format", "json"], input: text).out)["files"]?.array?.first
    #expect(kind?["kind"]?.string == "org-policy" && kind?["path"]?.string == path)
    #expect(try Self.lint(["-", "--stdin-path", "/w/app/.github/chainguard/x.sts.yaml"], input: text).status == 1)
    #expect(try Self.lint(["--stdin-path", path]).status == 64)
    let patch = try Self.lint(["-", "--fix", "--diff"], input: Self.dotted)
    #expect(patch.out.hasPrefix("--- a/") && patch.out.contains("\n+subject_pattern: (a\\.b|c)\n"))
  }

  @Test("--changed-since looks at what is committed, staged, changed or new since both parted, and at nothing else")
  func changedSince() throws {
    let folder = try Self.checkout(["same.sts.yaml": "[", "gone.sts.yaml": "[", "staged.sts.yaml": "[", "committed.sts.yaml": "["])
    let made = try Self.shell(
      """
      set -e; git init -q -b main .; git config user.name a; git config user.email a@b.example; echo hidden.sts.yaml >.gitignore
      git add -A; git commit -qm 1; git branch topic; echo >>same.sts.yaml; git commit -qam 2; git checkout -q topic
      echo >>committed.sts.yaml; git commit -qam 3; git rm -q gone.sts.yaml; echo >>staged.sts.yaml; git add -A
      echo '[' >'new one.sts.yaml'; echo '[' >hidden.sts.yaml
      """, in: folder)
    #expect(made.status == 0, "\(String(decoding: made.err, as: UTF8.self))")
    let script = "$0 lint --changed-since main --format json"
    let paths = try JSONValue(parsing: Self.shell(script, in: folder).out)["files"]?.array?.compactMap { $0["path"]?.string }
    #expect(paths == ["committed.sts.yaml", "new one.sts.yaml", "staged.sts.yaml"])
  }

  @Test(
    "when git cannot tell, the message says what to do",
    arguments: [
      ("git init -q . && $0 lint --changed-since nope", 2, "no commit `nope` in this checkout: fetch it"),
      ("$0 lint --changed-since main", 2, "is no checkout"),
      ("git init -q . && PATH= $0 lint --changed-since main", 2, "which cannot be started: `git`: no such file"),
      ("git init -q . && $0 lint --changed-since=--output=x; s=$?; test ! -e x && exit $s", 64, "takes a revision"),
      ("git init -q . && $0 lint --changed-since ''", 64, "takes a revision"),
      (
        "git init -q a && cd a && git config user.email a@b && git config user.name a && for i in 1 2 3; do git commit -q --allow-empty -m $i; done; cd ..; "
          + "git clone -q --depth 1 file://$PWD/a b && cp x.sts.yaml b && cd b && $0 lint --changed-since HEAD~1", 2, "`fetch-depth: 0`"
      ),
    ])
  func gitCannotTell(_ script: String, _ status: Int32, _ says: String) throws {
    let folder = try Self.checkout(["x.sts.yaml": Self.good])
    let result = try Self.shell(script, in: folder)
    #expect(
      result.status == status && String(decoding: result.err, as: UTF8.self).contains(says),
      "\(String(decoding: result.err, as: UTF8.self))")
  }

  @Test(
    "colours are for terminals, unless somebody says otherwise",
    arguments: [
      (ColourChoice.auto, true, ["TERM": "xterm"], true), (.auto, true, [:], false), (.auto, true, ["TERM": "dumb"], false),
      (.auto, false, ["TERM": "xterm"], false), (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
      (.auto, true, ["TERM": "xterm", "NO_COLOR": ""], true), (.auto, false, ["CLICOLOR_FORCE": "1"], true),
      (.auto, false, ["CLICOLOR_FORCE": "0"], false), (.auto, false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
      (.always, false, ["NO_COLOR": "1"], true), (.never, true, ["TERM": "xterm", "CLICOLOR_FORCE": "1"], false),
    ])
  func colours(_ choice: ColourChoice, _ isTerminal: Bool, _ environment: [String: String], _ isColoured: Bool) {
    var host = Host.live()
    host.environment = environment
    host.outputIsTerminal = { isTerminal }
    #expect(choice.style(of: host) == (isColoured ? ColourChoice.always : .never).style(of: host))
  }

  @Test("a coloured report without its colours is the plain one")
  func colouredText() throws {
    let folder = try Self.checkout(["x.sts.yaml": Self.dotted])
    func report(_ colour: String) throws -> String {
      try Self.lint([folder.path, "--color", colour]).out.replacing(#/ in [0-9.]+ m?s\n/#, with: "\n")
    }
    let (coloured, plain) = (try report("always"), try report("never"))
    #expect(coloured.contains("\u{1B}[1;31merror[anchor-escape]\u{1B}[0m") && !plain.contains("\u{1B}"))
    #expect(coloured.replacing(#/\x{1B}\[[0-9;]*m/#, with: "") == plain)
  }
}
