import Testing

@testable import octosts

@Suite struct CheckoutsTests {
  @Test(
    "the repository is read off the remote's address",
    arguments: [
      ("[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://github.com/acme/app.git\n\tfetch = x\n", "acme/app"),
      ("[remote \"origin\"]\n  URL=git@github.com:acme/.github\n", "acme/.github"),
      ("[remote \"origin\"]\n\turl = ssh://git@github.com/acme/app.js.git\r\n", "acme/app.js"),
      ("[remote \"origin\"]\n\turl = https://x:y@ghe.example.com:8443/acme/app\n", "acme/app"),
      ("[remote \"upstream\"]\n\turl = https://github.com/acme/app\n", nil), ("url = https://github.com/acme/app\n", nil),
      ("[remote \"origin\"]\n\turl = /srv/git/app.git\n", nil), ("[remote \"origin\"]\n\turl = ../app\n", nil),
      ("[remote \"origin\"]\n\turl = https://gitlab.com/a/b/c.git\n", nil), ("[remote \"origin\"]\n\turl =\n", nil),
      ("[remote \"origin\"]\n\tpushurl = https://github.com/acme/app\n", nil), ("", nil), ("[remote \"origin\"", nil),
      ("[remote \"origin\"]\n\turl = https://github.com/acme/.git\n", nil),
    ] as [(String, String?)])
  func remote(text: String, repository: String?) {
    #expect(GitConfiguration(text).repository == repository)
  }
}
