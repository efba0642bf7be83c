package temporal

import "rochade/pipeline"

// statedPublication returns the day that the document itself gives as its own.
func (s *run) statedPublication(d *pipeline.Document) (string, bool) {
	return "", false
}
