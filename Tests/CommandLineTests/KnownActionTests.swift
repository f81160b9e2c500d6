import Testing

@testable import Usage
@testable import octosts

/// What is known of actions from outside, and of this one from within.
@Suite struct KnownActionTests {
  @Test("lint knows the inputs of this action as the action does")
  func inputs() throws {
    let known = try #require(KnownAction.named(by: "octosts/octosts@v1"))
    #expect(Set(known.inputs ?? []) == Set(ActionInput.all.map(\.name)).union(["args", "entrypoint"]))
    #expect(known.required == ActionInput.all.filter { $0.absence == .missing }.map(\.name))
    #expect(known.domain == ActionInput.domain.fallback)
    #expect(known.tasks == ActionTask.allCases.map(\.rawValue))
  }

  @Test("an action's own names are among its inputs, and what it requires", arguments: KnownAction.all.map(\.name))
  func names(_ name: String) throws {
    let known = try #require(KnownAction.named(by: name + "@main"))
    #expect(known.required.contains(known.identity))
    if let inputs = known.inputs {
      #expect(Set(inputs).isSuperset(of: known.required + ["scope", "domain"]))
      #expect(inputs.contains("audience") == (known.audience != nil))
      #expect(inputs.contains("command") == !known.tasks.isEmpty)
    }
  }
}
