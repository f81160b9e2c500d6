import Foundation
import Support
import Testing
import Workflow

@testable import octosts

@Suite struct ActionMetadataTests {
  @Test("`action.yml` declares the inputs and outputs of the table; RECORD=1 writes them")
  func metadata() throws {
    let path = "../../../action.yml"
    let text = try Fixtures.text("snapshots/" + path)
    let start = try #require(text.firstRange(of: "\ninputs:\n")).lowerBound
    let end = try #require(text.firstRange(of: "\nruns:\n")).lowerBound
    try expectSnapshot(path, text[..<start] + "\n" + ActionMetadata.text + text[end...])
  }

  @Test("the manual in docs is what the program says")
  func manual() throws {
    try expectSnapshot("../../../docs/action.md", ActionManual.document)
  }

  @Test("every name is there once, and each default is one that its reader takes")
  func table() throws {
    let names = ActionInput.all.map(\.name) + ActionOutput.all.map(\.name)
    #expect(Set(names).count == names.count)
    for task in ActionTask.allCases { #expect(ActionInput.all.contains { $0.tasks.contains(task) }) }
    let run = try #require(Run(["GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "acme/app"]))
    let inputs = try ActionInputs(Inputs(["INPUT_IDENTITY": "ci"]), of: run)
    #expect(inputs.timeout == 60)
    #expect(inputs.retries == 4)
    #expect(!inputs.skipsRevocation)
    #expect(inputs.asked == Asked(scope: "acme/app", identity: "ci", domain: "octo-sts.dev", audience: "octo-sts.dev", home: "acme/app"))
  }
}
