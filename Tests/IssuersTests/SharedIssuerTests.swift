import Issuers
import Pattern
import Testing
import TrustPolicy

struct SharedIssuerTests {
  @Test("a shared issuer's subjects have the customer where it is said to be", arguments: SharedIssuer.all.map(\.url))
  func subjects(url: String) throws {
    let shared = try #require(SharedIssuer.all.first { $0.url == url })
    let subject = try #require(shared.subject.witness())
    #expect(WellFormed.issuer(url) && WellFormed.subject(subject))
    #expect(subject.hasPrefix(shared.beforeOwner))
    #expect(!shared.subject.isAll && !shared.naming.isEmpty)
  }

  @Test("what is preferred for its looks is well-formed")
  func readable() throws {
    #expect(try Readable.subject.isSubset(of: .wellFormedSubject))
    #expect(try Readable.issuer.isSubset(of: .wellFormedIssuer))
    #expect(!Readable.text.isAll && Readable.text.contains("a b"))
  }

  @Test("a form that cannot be made is all texts")
  func impossible() {
    #expect(Language.form("a(").isAll)
    #expect(Language.form("(a|b)*a(a|b){40}").isAll)
    #expect(Language.form("[a-c]+", except: "b").contains("ac"))
    #expect(!Language.form("[a-c]+", except: "b").contains("abc"))
  }
}
