// Package entity finds the names of a document: titles (posts), persons,
// organizations and places.
//
// Sources propose scored candidate spans over a stream of units (words, or
// characters in Chinese); one decoder picks the best set of candidates that do
// not overlap; then names accepted once are looked for in the whole document in
// their short forms. The engine knows no language: all vocabulary, and what
// differs between languages, is in dict/<lang>/.
package entity
