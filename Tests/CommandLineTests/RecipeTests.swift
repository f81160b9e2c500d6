import Support
import Testing

@testable import octosts

/// The recipes of the manual as a newcomer would try them: the policy in its file, and the commands below it in a shell.
@Suite struct RecipeTests {
  static let policies = ActionRecipes.all.compactMap { recipe in recipe.policy.map { (recipe.title, $0) } }

  @Test("a recipe's policy is loaded, has no warning, and admits the recipe's run", arguments: policies)
  func admitted(title: String, policy: ActionRecipe.Policy) throws {
    let folder = try LintCommandTests.checkout([policy.path: policy.text + "\n"])
    let organization = policy.repository.hasSuffix("/.github") ? "--org" : ""
    let lint = try LintCommandTests.shell("$0 lint --fail-on warning \(organization) \(policy.path)", in: folder)
    #expect(lint.status == 0, "\(title): \(String(decoding: lint.out, as: UTF8.self))")
    let trial = try LintCommandTests.shell("octosts() { '\(Program.products)/octosts' \"$@\"; }\n\(policy.trial)", in: folder)
    #expect(trial.status == 0, "\(title): \(String(decoding: trial.out + trial.err, as: UTF8.self))")
    // The policy of one recipe does not let in whoever comes.
    let other = try LintCommandTests.shell(
      "$0 claims --repository mallory/app | $0 simulate --policy \(policy.path) --claims - \(organization)", in: folder)
    #expect(other.status == 1, "\(title)")
  }

  @Test("a recipe's step asks for the policy that stands below it", arguments: policies)
  func asks(title: String, policy: ActionRecipe.Policy) throws {
    let recipe = try #require(ActionRecipes.all.first { $0.title == title })
    let told = recipe.code + recipe.text
    #expect(told.contains("identity: \(policy.identity)") || told.contains("--identity \(policy.identity)"))
  }
}
