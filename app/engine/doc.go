// Package engine reads, compares and draws off the page's thread, and holds the messages by which page and worker
// speak.
//
// An Engine keeps the versions it has read, by Ref, and the last comparison, so that a change of layout compares
// nothing. Handle answers one request with any number of responses, the last of which has Done set; a fault while it
// works becomes an Err, and the engine stays usable. A message travels as JSON; the bytes of an input and the markup
// of a section travel beside it.
package engine
