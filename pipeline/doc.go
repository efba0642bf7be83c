// Package pipeline holds what all stages share: the Document that travels
// through them, the types of its parts, and the runner that streams documents
// through a list of stages.
//
// Stages live in packages of their own below this one and meet only in
// Document. The list of stages, in order, is in pipeline/assemble.
package pipeline
