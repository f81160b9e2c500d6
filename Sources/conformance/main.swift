import JSON

// Reads cases as JSON lines and writes verdicts, in the same order. It decides nothing: every answer comes from the libraries.
while let line = readLine() {
  guard !line.isEmpty else { continue }
  let answer: JSONValue
  do { answer = try Case(JSONValue(parsing: line)).answer() } catch { answer = ["error": .string("\(error)")] }
  print(answer.text())
}
