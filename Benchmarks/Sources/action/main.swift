import Glibc

// How long whole processes take, in turns: the action's main stage against a JavaScript action that does the same two requests, and commands
// against an empty Node. Runs as the step of `octosts-server sandbox --tls`, whose environment both actions read:
//
//   action OCTOSTS PEER POLICY ROUNDS
let arguments = CommandLine.arguments
guard arguments.count == 5, let rounds = Int(arguments[4]), rounds > 0,
  let authority = getenv("INPUT_CA-BUNDLE").map({ String(cString: $0) })
else {
  print("usage: action OCTOSTS PEER.mjs POLICY ROUNDS, as the step of octosts-server sandbox --tls")
  exit(64)
}
// Both trust the sandbox's authority beside all those of the system, as they would in a job.
let bundle = authority + ".all"
if access(bundle, F_OK) != 0 {
  let all = readFile("/etc/ssl/certs/ca-certificates.crt") + readFile(authority)
  writeFile(bundle, all)
}
let octosts = arguments[1]
let programs = [
  Process(name: "exchange, octosts", command: [octosts], variables: ["INPUT_CA-BUNDLE": bundle]),
  Process(name: "exchange, Node", command: ["node", arguments[2]], variables: ["NODE_EXTRA_CA_CERTS": authority]),
  Process(name: "octosts --version", command: [octosts, "--version"]),
  Process(name: "octosts lint FILE", command: [octosts, "lint", arguments[3]]),
  Process(name: "node -e 0", command: ["node", "-e", "0"]),
]
var costs: [[Cost]] = programs.map { _ in [] }
for round in 0...rounds {
  for (i, program) in programs.enumerated() {
    guard let cost = program.run() else {
      print("`\(program.command.joined(separator: " "))` failed")
      exit(2)
    }
    // The first round warms the caches of the disk.
    if round > 0 { costs[i].append(cost) }
  }
}

func median(_ costs: [Cost], _ value: (Cost) -> Double) -> Double { costs.map(value).sorted()[costs.count / 2] }
func fixed(_ number: Double, _ digits: Int = 1) -> String {
  let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int((number * scale).rounded())
  let rest = String(whole % Int(scale))
  return "\(whole / Int(scale)).\(String(repeating: "0", count: digits - rest.count))\(rest)"
}
func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

print("\(rounds) rounds, medians        wall ms    min ms    cpu ms   peak MB")
for (i, program) in programs.enumerated() {
  let fastest = costs[i].map(\.milliseconds).min() ?? 0
  let name = program.name + String(repeating: " ", count: 24 - program.name.count)
  print(
    name + column(fixed(median(costs[i], \.milliseconds)), 13) + column(fixed(fastest), 10)
      + column(fixed(median(costs[i], \.processorMilliseconds)), 10)
      + column(fixed(median(costs[i]) { Double($0.peakKilobytes) / 1024 }), 10))
}

func holds(_ what: String, _ ratio: Double, atMost limit: Double) -> Bool {
  let isHeld = ratio <= limit
  print("\(isHeld ? "ok  " : "FAIL") \(what): \(fixed(ratio, 3)), at most \(fixed(limit, 2))")
  return isHeld
}
let verdicts = [
  holds("time of an exchange, of Node's", median(costs[0], \.milliseconds) / median(costs[1], \.milliseconds), atMost: 0.35),
  holds(
    "peak memory of an exchange, of Node's", median(costs[0]) { Double($0.peakKilobytes) } / median(costs[1]) { Double($0.peakKilobytes) },
    atMost: 0.5),
  holds("octosts --version, of an empty Node", median(costs[2], \.milliseconds) / median(costs[4], \.milliseconds), atMost: 0.2),
  holds("octosts lint FILE, of an empty Node", median(costs[3], \.milliseconds) / median(costs[4], \.milliseconds), atMost: 0.2),
]
exit(verdicts.allSatisfy { $0 } ? 0 : 1)

func readFile(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}

func writeFile(_ path: String, _ bytes: [UInt8]) {
  guard let file = fopen(path, "w") else { return }
  defer { fclose(file) }
  fwrite(bytes, 1, bytes.count, file)
}
