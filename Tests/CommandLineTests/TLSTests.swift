import Support
import Testing

@Suite struct TLSTests {
  static func exchange(_ server: TLSServer, _ environment: [String: String] = [:], _ more: [String] = []) throws -> Program.Result {
    try Program("octosts").run(
      ["exchange", "--scope", "a/b", "--identity", "c", "--domain", "127.0.0.1:\(server.port)", "--retries", "0"] + more,
      environment: environment, input: "a.b.c")
  }

  @Test("authorities come from --ca-bundle, else from SSL_CERT_FILE, else from the system")
  func authorities() throws {
    let server = try TLSServer()
    let other = try TLSServer()
    // OpenSSL's server answers with a page: TLS stood.
    let stood = "of `text/html` instead of JSON"
    #expect(try Self.exchange(server, ["SSL_CERT_FILE": server.authority]).err.contains(stood))
    #expect(try Self.exchange(server, ["SSL_CERT_FILE": other.authority], ["--ca-bundle", server.authority]).err.contains(stood))
    for environment in [[:], ["SSL_CERT_FILE": ""], ["SSL_CERT_FILE": other.authority]] {
      let result = try Self.exchange(server, environment)
      #expect(result.status == 2)
      #expect(result.err.contains("signed by an authority that is not trusted here"), "\(result.err)")
      #expect(result.err.contains("SSL_CERT_FILE"))
    }
    let absent = try Self.exchange(server, ["SSL_CERT_FILE": "/nonexistent/ca.pem"])
    #expect(absent.err.contains("the file of certificate authorities `/nonexistent/ca.pem` cannot be used"), "\(absent.err)")
  }

  @Test("TLS before 1.2 is not spoken, not even where the machine's OpenSSL is told to")
  func old() throws {
    let folder = try ScratchFolder()
    let lax = try folder.write(
      """
      openssl_conf = all
      [all]
      ssl_conf = modules
      [modules]
      system_default = lax
      [lax]
      MinProtocol = TLSv1
      CipherString = ALL:@SECLEVEL=0

      """, to: "openssl.cnf")
    let server = try TLSServer(options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    let result = try Self.exchange(server, ["OPENSSL_CONF": lax], ["--ca-bundle", server.authority])
    #expect(result.status == 2)
    #expect(result.err.contains("no trusted connection to `127.0.0.1`"), "\(result.err)")
  }
}
