import Glibc
import Support
import Testing

@testable import octosts

/// What a hostile reading found once, and what must not come back.
@Suite struct HostileInputTests {
  private static let dotted = LintCommandTests.dotted

  @Test("a named pipe is refused and not waited for; standard input and a shell's `<(…)` are read")
  func pipes() throws {
    let folder = try LintCommandTests.checkout(["x.sts.yaml": Self.dotted, "c.json": "{}", ".github/chainguard/x.sts.yaml": Self.dotted])
    mkfifo(folder.path + "/p.sts.yaml", 0o600)
    mkfifo(folder.path + "/.github/chainguard/p.sts.yaml", 0o600)
    for script in [
      "$0 lint p.sts.yaml", "$0 simulate --policy p.sts.yaml --claims c.json", "$0 simulate --policy x.sts.yaml --claims p.sts.yaml",
      "$0 test p.sts.yaml", "$0 test --init p .", "$0 exchange --scope acme/app --identity x --token-file p.sts.yaml",
    ] {
      let result = try LintCommandTests.shell("timeout 20 " + script, in: folder)
      let said = String(decoding: result.out + result.err, as: UTF8.self)
      #expect(result.status == 2 && said.contains("it is a named pipe and no file"), "\(script)")
    }
    for script in ["$0 lint <(cat x.sts.yaml)", "cat x.sts.yaml | $0 lint /dev/stdin", "$0 lint - <x.sts.yaml"] {
      let result = try LintCommandTests.shell(script, in: folder)
      #expect(result.status == 1 && String(decoding: result.out, as: UTF8.self).contains("error[anchor-escape]"), "\(script)")
    }
    #expect(try LintCommandTests.shell("timeout 20 $0 lint /dev/zero", in: folder).status == 2)
  }

  @Test("`octosts workflows` waits for no named pipe, whatever file lies there as one, and shows nothing that a link leads out to")
  func workflowPipes() throws {
    let uses =
      "on: push\npermissions: {id-token: write}\njobs: {a: {steps: [{uses: ./act}, {uses: octosts/octosts@v1, with: {identity: p}}]}}\n"
    let folder = try LintCommandTests.checkout([
      "a/.github/workflows/w.yml": uses, "a/act/x": "", "a/.github/chainguard/x": "", "a/.git/x": "", "out.yml": "secret: [\n",
    ])
    for path in ["act/action.yml", ".github/chainguard/p.sts.yaml", ".git/config", ".github/workflows/pipe.yml"] {
      mkfifo(folder.path + "/a/" + path, 0o600)
    }
    symlink("../../../out.yml", folder.path + "/a/.github/workflows/stray.yml")
    let result = try LintCommandTests.shell("timeout 20 $0 workflows a --repository acme/app", in: folder)
    let (out, err) = (String(decoding: result.out, as: UTF8.self), String(decoding: result.err, as: UTF8.self))
    #expect(result.status == 2 && out.contains("there is no policy `p`") && !out.contains("secret"), "\(out)\(err)")
    #expect(err.contains("stray.yml` leads out of"))
    #expect(try LintCommandTests.shell("timeout 20 $0 workflows a", in: folder).status == 2)
  }

  @Test("a link to a file is followed within the checkout, a link out of it or to a folder is not")
  func links() throws {
    let folder = try LintCommandTests.checkout([
      "a/.git/HEAD": "", "a/x/real.txt": Self.dotted, "a/x/in.sts.yaml": "[", "b/out.txt": "secret: [\n",
    ])
    symlink("x/real.txt", folder.path + "/a/link.sts.yaml")
    symlink("x", folder.path + "/a/folder")
    symlink(".", folder.path + "/a/circle")
    let result = try LintCommandTests.lint([folder.path + "/a"])
    #expect(result.status == 1 && result.out.contains("/a/link.sts.yaml:2") && result.out.contains("2 files"))
    symlink("../b/out.txt", folder.path + "/a/stray.sts.yaml")
    let stray = try LintCommandTests.lint([folder.path + "/a"])
    #expect(stray.status == 2 && !stray.everything.contains("secret") && stray.err.contains("link out of the checkout"))
  }

  @Test(
    "a report that nobody takes is no success", arguments: ["lint", "lint --format json", "lint --format github", "rules", "schema config"])
  func fullDevice(_ command: String) throws {
    let folder = try LintCommandTests.checkout(["x.sts.yaml": LintCommandTests.good])
    #expect(try LintCommandTests.shell("$0 \(command) >/dev/full", in: folder).status == 2)
  }

  @Test("of one file no more is told than anybody reads")
  func bounded() throws {
    let folder = try LintCommandTests.checkout(["x.sts.yaml": LintCommandTests.good + (0..<700).map { "x\($0): y\n" }.joined()])
    let result = try LintCommandTests.lint([folder.path])
    #expect(result.out.contains("500 errors") && result.out.contains("200 more findings are not shown"))
  }

  @Test(
    "arguments that hold a token or a line break are not shown again",
    arguments: [["lint", "--ghs_16C7e42F292c6912E7710c838347Ae178B4a"], ["--eyJhbGciOiJSUzI1NiJ9.e30.c2ln"], ["lint", "--x\n::error::y"]])
  func arguments(_ arguments: [String]) throws {
    let result = try Program("octosts").run(arguments)
    #expect(result.status == 64 && result.err.hasPrefix("Error: these arguments are not understood"))
    #expect(!result.everything.contains("ghs_16C7") && !result.everything.contains("eyJ") && !result.everything.contains("::error"))
  }

  @Test("only the allowlist's own name makes an allowlist")
  func otherAllowlists() throws {
    let folder = try LintCommandTests.checkout([".github/chainguard/not-trusted-token-issuers.yaml": "issuers: [https://a.example.com]\n"])
    let result = try LintCommandTests.lint([folder.path])
    #expect(result.status == 2 && result.err.contains("no policy in"))
  }

  @Test("outside its place an allowlist may have more before its name")
  func gatheredAllowlists() throws {
    let folder = try LintCommandTests.checkout(["gathered/acme__.github__trusted-token-issuers.yaml": "issuers: []\n"])
    let result = try LintCommandTests.lint([folder.path])
    #expect(result.status == 1 && result.out.contains("allowlist-empty"), "\(result.everything)")
  }
}
