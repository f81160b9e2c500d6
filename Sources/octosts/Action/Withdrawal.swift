import OctoSTS

/// Ends a token that was made and that nobody will use.
struct Withdrawal: Sendable {
  let host: Host
  let inputs: ActionInputs

  /// Revokes the token of `grant`, within seconds and although the stage's task may be cancelled; says what became of it.
  func end(_ grant: Grant) async -> String {
    let transport = host.transport(caBundle: inputs.caBundle, timeout: Patience.cleanup, retries: 1)
    let revocation = Revocation(api: inputs.apiURL, transport: transport)
    // A task of its own does not inherit the cancellation.
    let error = await Task { () -> ExchangeError? in
      do throws(ExchangeError) {
        try await revocation.revoke(grant.token)
        return nil
      } catch {
        return error
      }
    }.value
    guard let error else { return "The token with hash \(grant.hash.base64) was revoked." }
    return "The token with hash \(grant.hash.base64) was not revoked; the post stage tries again: \(error)"
  }
}
