// Package golden reads golden files and accepts new recorded answers in two steps. It is for tests only.
//
// A golden file is a sentence, then the case, in the form of txtar: Read and Parse. Seed gives the same cases to a
// fuzz target, so that it starts from real input.
//
// Some answers are recorded: the program wrote them, a person looked at them once. Same compares with one. When an
// answer changes for a good reason,
//
//	go test ./app/render -propose
//
// writes the new answer beside the old one, in a file that ends in ".proposed". Tests fail while such a file exists.
// A person reads it, and either deletes it or says why it is right:
//
//	go test ./app/render -accept testdata/table.html -why "empty cells keep their place"
//
// That shows both answers, replaces the old one and adds a line to ACCEPTED.md in the package's testdata folder. It
// accepts what was proposed, and only while the program still answers that. So nothing is accepted unseen.
//
// The flags are known to packages whose tests import this one; name the package when giving them.
package golden
