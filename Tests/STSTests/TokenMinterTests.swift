import STS
import Secret
import Testing

@Suite struct TokenMinterTests {
  let powers = Powers(permissions: [.init("contents", "read")], repositories: ["app"])

  @Test("a token is good for an hour, and no longer")
  func lifetime() throws {
    let minter = TokenMinter()
    let minted = try minter.mint(powers, at: 1000)
    #expect(minted.expiry == 4600)
    #expect(minter.powers(of: minted.token, at: 4599) == powers)
    #expect(minter.powers(of: minted.token, at: 4600) == nil)
    #expect(minter.revoke(minted.token, at: 4600) == nil)
  }

  @Test("a token is `ghs_` and 36 letters and digits, never twice the same, and not to be seen when printed")
  func shape() throws {
    let minter = TokenMinter()
    let tokens = try (0..<100).map { _ in try minter.mint(powers, at: 0) }
    #expect(Set(tokens.map { $0.token.revealed() }).count == 100)
    for minted in tokens { #expect(minted.token.revealed().wholeMatch(of: /ghs_[0-9A-Za-z]{36}/) != nil) }
    #expect("\(tokens[0])".contains("***") && !"\(tokens[0])".contains(tokens[0].token.revealed()))
  }

  @Test("a token of another minter, or a revoked one, is not known")
  func unknown() throws {
    let minter = TokenMinter()
    let minted = try minter.mint(powers, at: 0)
    #expect(TokenMinter().powers(of: minted.token, at: 0) == nil)
    #expect(minter.revoke(minted.token, at: 0) == minted.hash)
    #expect(minter.powers(of: minted.token, at: 0) == nil)
    #expect(minter.revoke(minted.token, at: 0) == nil)
  }
}
