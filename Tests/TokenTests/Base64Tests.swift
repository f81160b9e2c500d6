import Testing
import Token

struct Base64Tests {
  @Test(
    "the examples of RFC 4648 section 10 and the two letters that differ",
    arguments: [
      ("", "", ""), ("f", "Zg==", "Zg"), ("fo", "Zm8=", "Zm8"), ("foo", "Zm9v", "Zm9v"), ("foob", "Zm9vYg==", "Zm9vYg"),
      ("fooba", "Zm9vYmE=", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy", "Zm9vYmFy"), ("\u{3FE}~?", "z75+Pw==", "z75-Pw"), ("??>", "Pz8+", "Pz8-"), ("~~?", "fn4/", "fn4_"),
    ])
  func examples(text: String, standard: String, url: String) {
    #expect(Base64.standard.encode(text.utf8) == standard)
    #expect(Base64.url.encode(text.utf8) == url)
    #expect(Base64.decodeURL(url.utf8) == Array(text.utf8))
  }

  @Test("all bytes come back")
  func allBytes() {
    let bytes = Array(0...UInt8.max)
    #expect(Base64.decodeURL(Base64.url.encode(bytes).utf8) == bytes)
  }

  @Test(
    "what is not base64url without padding is refused",
    arguments: ["Zg==", "Zg=", "Z", "Zm9vY", "Zm 8", "Zm8\n", "\nZm8", "Zm+v", "Zm/v", "Zm8.", "é", "Zm\0v"])
  func refused(text: String) {
    #expect(Base64.decodeURL(text.utf8) == nil)
  }

  @Test("stray bits at the end are dropped, as Go drops them", arguments: ["Zg", "Zh", "Zv"])
  func strayBits(text: String) {
    #expect(Base64.decodeURL(text.utf8) == Array("f".utf8))
  }
}
