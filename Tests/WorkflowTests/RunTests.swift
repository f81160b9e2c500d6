import Secret
import Testing
import Workflow

@Suite struct RunTests {
  @Test(
    "an input's variable is its name in upper case with underscores for spaces",
    arguments: [("scope", "INPUT_SCOPE"), ("api-url", "INPUT_API-URL"), ("my input", "INPUT_MY_INPUT")])
  func variable(_ input: String, _ variable: String) {
    #expect(Inputs.variable(input) == variable)
    #expect(Inputs([variable: " \tvalue\n"])[input] == "value")
  }

  @Test("absent, empty and blank inputs are the same")
  func absent() {
    let inputs = Inputs(["INPUT_A": "", "INPUT_B": " \n "])
    #expect(inputs["a"] == nil)
    #expect(inputs["b"] == nil)
    #expect(inputs["c"] == nil)
    #expect(inputs.arePresent)
    #expect(!Inputs(["PATH": "/bin"]).arePresent)
  }

  @Test("a flag is true, false or refused", arguments: [("true", true), ("TRUE", true), ("False", false), (" false ", false)])
  func flag(_ text: String, _ value: Bool) throws {
    #expect(try Inputs(["INPUT_F": text]).flag("f") == value)
    #expect(try Inputs([:]).flag("f") == nil)
    #expect(throws: WorkflowError.notBoolean(input: "f", value: "yes")) { try Inputs(["INPUT_F": "yes"]).flag("f") }
  }

  @Test("a number is in its range or refused", arguments: ["0", "-1", "601", "1.5", "ten", "99999999999999999999"])
  func number(_ text: String) throws {
    #expect(try Inputs(["INPUT_N": "60"]).number("n", in: 1...600) == 60)
    #expect(try Inputs([:]).number("n", in: 1...600) == nil)
    #expect(throws: WorkflowError.notNumber(input: "n", value: text, range: 1...600)) {
      try Inputs(["INPUT_N": text]).number("n", in: 1...600)
    }
  }

  @Test("no run outside GitHub Actions")
  func none() {
    #expect(Run([:]) == nil)
    #expect(Run(["GITHUB_ACTIONS": "false", "GITHUB_REPOSITORY": "a/b"]) == nil)
  }

  @Test("the facts of a run are those that the runner set")
  func facts() throws {
    let run = try #require(
      Run([
        "GITHUB_ACTIONS": "true", "GITHUB_API_URL": "https://ghes.example/api/v3", "GITHUB_REPOSITORY": "acme/app",
        "GITHUB_EVENT_NAME": "push", "GITHUB_OUTPUT": "/out", "GITHUB_STATE": "/state", "RUNNER_DEBUG": "1",
        "ACTIONS_ID_TOKEN_REQUEST_URL": "https://runner/token?a=b", "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "request-secret",
        "STATE_token": "ghs_x", "STATE_empty": "",
      ]))
    #expect(run.apiURL == "https://ghes.example/api/v3")
    #expect(run.serverURL == "https://github.com")
    #expect(run.repository == "acme/app")
    #expect(run.event == "push")
    #expect(run.ref == nil)
    #expect(run.outputPath == "/out")
    #expect(run.statePath == "/state")
    #expect(run.isDebug)
    #expect(run.identity?.url == "https://runner/token?a=b")
    #expect(run.identity?.token == Secret("request-secret"))
    #expect(run.state("token") == "ghs_x")
    #expect(run.state("empty") == nil)
    #expect(run.state("other") == nil)
  }

  @Test("half an identity endpoint is none", arguments: ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"])
  func half(_ variable: String) throws {
    let run = try #require(Run(["GITHUB_ACTIONS": "true", variable: "https://x"]))
    #expect(run.identity == nil)
  }
}
