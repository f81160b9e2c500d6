import Decision
import HTTP
import OctoSTS
import Workflow

/// The inputs of the action, read once.
struct ActionInputs: Sendable {
  let asked: Asked
  let domain: Domain
  let apiURL: String
  let caBundle: String?
  /// Seconds for the whole stage.
  let timeout: Int
  let retries: Int
  let skipsRevocation: Bool
  /// The variable that also gets the token.
  let environmentName: String?
  /// Where the policy's file is said to be.
  let policyPath: String?

  static let defaultDomain = Evaluator.hostedDomain
  static let timeouts = 1...600
  static let defaultTimeout = 60
  static let retryCounts = 0...20
  static let defaultRetries = 4

  /// Reads `inputs`; what the run knows stands in for what is left out.
  init(_ inputs: Inputs, of run: Run) throws(ActionInputError) {
    guard let scope = inputs[.scope] ?? run.repository else { throw .missing(.scope, near: UnknownInputs(inputs).near(.scope)) }
    guard let identity = inputs[.identity] else { throw .missing(.identity, near: UnknownInputs(inputs).near(.identity)) }
    let named = inputs[.scheme] ?? Address.Scheme.https.rawValue
    guard let scheme = Address.Scheme(rawValue: named.lowercased()) else { throw .scheme(named) }
    let name = inputs[.domain] ?? Self.defaultDomain
    do { domain = try Domain(name, scheme: scheme) } catch { throw .domain(error) }
    asked = Asked(scope: scope, identity: identity, domain: name, audience: inputs[.audience] ?? name, home: run.repository)
    apiURL = inputs[.apiURL] ?? run.apiURL
    do { _ = try Address(apiURL) } catch { throw .apiURL(apiURL, error) }
    caBundle = inputs[.caBundle]
    policyPath = inputs[.policyPath]
    environmentName = inputs[.environmentName]
    if let environmentName, !VariableName.isFree(environmentName) { throw .variable(environmentName) }
    do {
      timeout = try inputs.number(.timeout, in: Self.timeouts)
      retries = try inputs.number(.retries, in: Self.retryCounts)
      skipsRevocation = try inputs.flag(.skipTokenRevoke)
    } catch {
      throw .value(error)
    }
  }
}

/// What is wrong with the inputs of the action.
enum ActionInputError: Error {
  case command(String, near: String?)
  case missing(ActionInput, near: String?)
  case scheme(String)
  case domain(ExchangeError)
  case apiURL(String, TransportError)
  case variable(String)
  case value(WorkflowError)
  case path(String)
  case failOn(String)
  case sarifFile(String)
}

extension ActionInputError: CustomStringConvertible {
  var description: String {
    switch self {
    case .command(let text, let near):
      "the input `command` is `\(text)`: " + (near.map { "did you mean `\($0)`?" } ?? "expected \(ActionTask.names)")
    case .missing(let input, let near):
      "the input `\(input.name)` is missing or empty" + (near.map { ": `\($0)` was given, did you mean `\(input.name)`?" } ?? "")
    case .scheme(let text): "the input `scheme` is `\(text)`: expected `https`, or `http` for a service on this machine"
    case .domain(let error): "the input `domain`: \(error)"
    case .apiURL(let text, let error): "the input `api-url` is `\(text)`: \(error)"
    case .variable(let name):
      "the input `env-name` is `\(name)`: expected letters, digits and `_`, and no name that the runner, a shell or a loader acts upon, "
        + "such as `GH_TOKEN`"
    case .value(let error): "\(error)"
    case .path(let text): "the input `paths` has `\(text)`, which is no path: of a name that begins with a dash write `./\(text)`"
    case .failOn(let text): "the input `fail-on` is `\(text)`: expected `error`, `warning`, `note` or `never`"
    case .sarifFile(let text): "the input `sarif-file` is `\(text)`, which lies outside the checkout"
    }
  }
}
