// Package sqlitec is the little of SQLite's C interface that a bulk load needs. With
// database/sql a value passes through four conversions and two memory allocations on
// its way into a row, which takes as long as storing it; here it is copied once.
//
// A Conn and its statements are for one goroutine at a time.
package sqlitec

import (
	"fmt"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Conn is an open database.
type Conn struct {
	tls *libc.TLS
	db  uintptr
}

// Open opens a file, which is created when there is none.
func Open(file string) (*Conn, error) {
	c := &Conn{tls: libc.NewTLS()}
	name, err := libc.CString(file)
	if err != nil {
		return nil, err
	}
	defer libc.Xfree(c.tls, name)
	place := c.alloc(pointerSize)
	defer libc.Xfree(c.tls, place)
	rc := sqlite3.Xsqlite3_open_v2(c.tls, name, place, sqlite3.SQLITE_OPEN_READWRITE|sqlite3.SQLITE_OPEN_CREATE|sqlite3.SQLITE_OPEN_NOMUTEX, 0)
	c.db = libc.AtomicLoadPUintptr(place)
	if rc != sqlite3.SQLITE_OK {
		err := c.error(rc)
		c.Close()
		return nil, err
	}
	return c, nil
}

// Close closes the database. Its statements must be closed.
func (c *Conn) Close() error {
	if rc := sqlite3.Xsqlite3_close_v2(c.tls, c.db); rc != sqlite3.SQLITE_OK {
		return c.error(rc)
	}
	c.tls.Close()
	return nil
}

const pointerSize = int(unsafe.Sizeof(uintptr(0)))

func (c *Conn) error(rc int32) error {
	if c.db == 0 {
		return fmt.Errorf("SQLite: %s", libc.GoString(sqlite3.Xsqlite3_errstr(c.tls, rc)))
	}
	return fmt.Errorf("SQLite: %s (%d)", libc.GoString(sqlite3.Xsqlite3_errmsg(c.tls, c.db)), rc)
}

// alloc panics when there is no memory, as Go does.
func (c *Conn) alloc(n int) uintptr {
	p := libc.Xmalloc(c.tls, libc.Tsize_t(n))
	if p == 0 {
		panic(fmt.Sprintf("no memory for %d bytes", n))
	}
	return p
}

// Exec runs statements that yield no rows, or whose rows do not matter.
func (c *Conn) Exec(sql string) error {
	text, err := libc.CString(sql)
	if err != nil {
		return err
	}
	defer libc.Xfree(c.tls, text)
	if rc := sqlite3.Xsqlite3_exec(c.tls, c.db, text, 0, 0, 0); rc != sqlite3.SQLITE_OK {
		return c.error(rc)
	}
	return nil
}

// A Stmt is a prepared statement.
type Stmt struct {
	conn   *Conn
	stmt   uintptr
	memory uintptr // holds the texts of one run
	size   int     // of memory
}

// Prepare prepares one statement.
func (c *Conn) Prepare(sql string) (*Stmt, error) {
	text, err := libc.CString(sql)
	if err != nil {
		return nil, err
	}
	defer libc.Xfree(c.tls, text)
	place := c.alloc(pointerSize)
	defer libc.Xfree(c.tls, place)
	if rc := sqlite3.Xsqlite3_prepare_v2(c.tls, c.db, text, int32(len(sql)), place, 0); rc != sqlite3.SQLITE_OK {
		return nil, c.error(rc)
	}
	return &Stmt{conn: c, stmt: libc.AtomicLoadPUintptr(place)}, nil
}

// Close frees the statement. A nil one needs none.
func (s *Stmt) Close() {
	if s == nil {
		return
	}
	sqlite3.Xsqlite3_finalize(s.conn.tls, s.stmt)
	libc.Xfree(s.conn.tls, s.memory)
	s.stmt, s.memory = 0, 0
}

// Run runs the statement with values for its parameters: nil, string, int64, float64
// or bool.
func (s *Stmt) Run(values []any) error {
	if err := s.bind(values); err != nil {
		return err
	}
	rc := sqlite3.Xsqlite3_step(s.conn.tls, s.stmt)
	if rc != sqlite3.SQLITE_DONE && rc != sqlite3.SQLITE_ROW {
		err := s.conn.error(rc)
		sqlite3.Xsqlite3_reset(s.conn.tls, s.stmt)
		return err
	}
	if rc := sqlite3.Xsqlite3_reset(s.conn.tls, s.stmt); rc != sqlite3.SQLITE_OK {
		return s.conn.error(rc)
	}
	return nil
}

// bind copies texts into the memory of the statement, where SQLite reads them.
func (s *Stmt) bind(values []any) error {
	size := 0
	for _, v := range values {
		if text, ok := v.(string); ok {
			size += len(text)
		}
	}
	if size >= s.size {
		libc.Xfree(s.conn.tls, s.memory)
		s.size = 2*size + 1
		s.memory = s.conn.alloc(s.size)
	}
	memory := libc.GoBytes(s.memory, s.size) // the memory itself, no copy
	used := 0
	for i, v := range values {
		column, rc := int32(i+1), int32(sqlite3.SQLITE_OK)
		switch v := v.(type) {
		case nil:
			rc = sqlite3.Xsqlite3_bind_null(s.conn.tls, s.stmt, column)
		case string:
			n := copy(memory[used:], v)
			rc = sqlite3.Xsqlite3_bind_text(s.conn.tls, s.stmt, column, s.memory+uintptr(used), int32(n), 0)
			used += n
		case int64:
			rc = sqlite3.Xsqlite3_bind_int64(s.conn.tls, s.stmt, column, v)
		case float64:
			rc = sqlite3.Xsqlite3_bind_double(s.conn.tls, s.stmt, column, v)
		case bool:
			rc = sqlite3.Xsqlite3_bind_int(s.conn.tls, s.stmt, column, libc.Bool32(v))
		default:
			return fmt.Errorf("parameter %d is a %T", i+1, v)
		}
		if rc != sqlite3.SQLITE_OK {
			return s.conn.error(rc)
		}
	}
	return nil
}

// Int runs a query whose first column is a number, and returns the one of its first row.
func (c *Conn) Int(sql string) (int64, error) {
	s, err := c.Prepare(sql)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	if rc := sqlite3.Xsqlite3_step(c.tls, s.stmt); rc != sqlite3.SQLITE_ROW {
		return 0, c.error(rc)
	}
	return sqlite3.Xsqlite3_column_int64(c.tls, s.stmt, 0), nil
}
