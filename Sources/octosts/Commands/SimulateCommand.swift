import ArgumentParser
import Decision
import Lint
import Report
import Secret
import Source
import Token
import TrustPolicy

struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Decide about a token under a policy as the service would, and say why.",
    discussion: """
      The claims are a JSON object, or a JWT: then its payload is read and its signature is not checked. Every check is made and shown, also \
      after one has failed. Nothing is sent anywhere.

        octosts simulate --policy .github/chainguard/ci.sts.yaml --claims claims.json
        echo "$JWT" | octosts simulate --policy ci.sts.yaml --claims -

      Exit status: 0 allowed, 1 denied, 2 could not decide, 64 wrong usage.
      """)

  @Option(help: ArgumentHelp("The policy.", valueName: "file"))
  var policy: String

  @Option(help: ArgumentHelp("The claims: a JSON object or a JWT; `-` is standard input.", valueName: "file"))
  var claims: String

  @Option(help: ArgumentHelp("The service's domain: the audience that a policy without one asks for.", valueName: "domain"))
  var domain = Evaluator.hostedDomain

  @Flag(help: "Take the policy for an organization policy.")
  var org = false

  @Option(help: "How to report: text or json.")
  var format: Format = .text

  func run() async throws {
    let host = Host.current
    let simulation: Simulation
    let evidence: SimulationReport.Evidence
    do {
      let candidate = try PolicySearch(isOrganization: org).candidate(policy)
      let bytes = try Files.read(policy)
      let kind = Linter().kind(candidate, bytes: bytes)
      guard let policyKind = kind.policyKind else { throw FileError.notAPolicy(policy) }
      let payload: [UInt8]
      (payload, evidence) = try Self.payload(try Files.read(claims), named: claims)
      let file = PolicyFile(SourceText(name: policy, bytes: bytes), kind: policyKind)
      simulation = Simulation(file, payload: payload, domain: domain)
    } catch let error as FileError {
      host.writeError("octosts: \(error.description.printable())\n")
      throw ExitStatus.unusable.exit
    }
    host.write(SimulationReport(simulation, evidence: evidence).text(format))
    if !simulation.isAllowed { throw ExitStatus.refused.exit }
  }

  /// The bytes of the payload, of a JSON object as it is.
  private static func payload(_ bytes: [UInt8], named name: String) throws(FileError) -> ([UInt8], SimulationReport.Evidence) {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let text = bytes.drop(while: isBlank)
    if text.first == UInt8(ascii: "{") { return (bytes, .claims) }
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.startIndex
    do throws(TokenError) {
      let token = try CompactToken(Secret(String(decoding: text[..<end], as: UTF8.self)))
      return (token.payload, .unverifiedToken)
    } catch {
      throw .notClaims(name, "\(error)")
    }
  }
}
