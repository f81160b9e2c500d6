import STS
import Secret

/// The job that a sandbox pretends to run a step in.
struct Job: Sendable {
  /// The run that the claims tell of.
  var run: SimulatedRun
  /// Where it reaches the runner's tokens, the service and GitHub's API.
  var origins: Origins
  /// The bearer for the request address; nil for a job without `id-token: write`.
  var requestToken: Secret?
  /// `with:` of the step, names as written.
  var inputs: [(name: String, value: String)]
  /// The checkout.
  var workspace: String
  /// Variables of the sandbox's own environment that a step needs to start at all.
  var inherited: [String: String]
  /// Whether `RUNNER_DEBUG` is on.
  var debug: Bool

  /// Where the address of identity tokens is, below the origin; it holds a query already, as GitHub's does.
  static let requestPath = "/actions/id-token"

  /// Variables of the sandbox's environment that are handed on.
  static let inheritedNames = [
    "PATH", "LANG", "LC_ALL", "TZ", "USER", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "LLVM_PROFILE_FILE", "SWIFT_BACKTRACE",
  ]
}
