import Support
import Testing

@testable import octosts

@Suite struct VariableNameTests {
  @Test("a name of one's own is free", arguments: ["GH_TOKEN", "_x", "token2", "CIRCLE"])
  func free(_ name: String) {
    #expect(VariableName.isFree(name))
  }

  @Test(
    "what others act upon, and what is no name, is not",
    arguments: [
      "GITHUB_TOKEN", "github_token", "RUNNER_X", "ACTIONS_X", "NODE_OPTIONS", "PATH", "LD_PRELOAD", "CI", "BASH_ENV", "GIT_SSH_COMMAND",
      "", "1A", "A B", "A=B", "A\nB", "Ä", "A-B", String(repeating: "A", count: 129),
    ])
  func taken(_ name: String) {
    #expect(!VariableName.isFree(name))
  }

  @Test("the token is put into the chosen variable, and into nothing that the runner or a program acts upon")
  func variable() throws {
    let stage = try Stage()
    let result = try stage.main(["INPUT_ENV-NAME": "GH_TOKEN"])
    #expect(result.status == 0)
    #expect(try stage.folder.read("variables") == "before=1\nGH_TOKEN=\(Stage.token)\n")
    #expect(Stage.leaks(result.everything + (try stage.folder.read("summary"))).isEmpty)

    let refused = try Stage()
    let other = try refused.main(["INPUT_ENV-NAME": "LD_PRELOAD"])
    #expect(other.status == 64)
    #expect(other.out.contains("the input `env-name` is `LD_PRELOAD`"))
    #expect(refused.server.requests.isEmpty)
  }
}
