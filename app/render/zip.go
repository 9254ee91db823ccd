package render

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"

	"github.com/stet-diff/stet/app/compare"
)

// An entry is a file in an archive.
type entry struct {
	name string
	data []byte
}

// Texts packs the plain texts of both versions, under the names that Patch gives them.
func Texts(c compare.Comparison) []byte {
	old, new := TextNames(c)
	return archive([]entry{{old, []byte(PlainText(c.Old))}, {new, []byte(PlainText(c.New))}})
}

// archive writes a ZIP file of entries in their order. It knows no times and no machine: equal entries give equal bytes.
func archive(entries []entry) []byte {
	var out, directory bytes.Buffer
	for _, e := range entries {
		packed := deflate(e.data)
		at := out.Len()
		head := binary.LittleEndian.AppendUint16(nil, 20)            // needs version 2.0
		head = binary.LittleEndian.AppendUint16(head, 1<<11)         // names are UTF-8
		head = binary.LittleEndian.AppendUint16(head, 8)             // deflate
		head = binary.LittleEndian.AppendUint32(head, 1<<21|1<<16|0) // midnight, 1 January 1980: the first day there is
		head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(e.data))
		head = binary.LittleEndian.AppendUint32(head, uint32(len(packed)))
		head = binary.LittleEndian.AppendUint32(head, uint32(len(e.data)))
		head = binary.LittleEndian.AppendUint16(head, uint16(len(e.name)))
		head = binary.LittleEndian.AppendUint16(head, 0) // no extra field
		out.WriteString("PK\x03\x04")
		out.Write(head)
		out.WriteString(e.name)
		out.Write(packed)
		directory.WriteString("PK\x01\x02\x14\x00") // made by version 2.0
		directory.Write(head)
		directory.Write(make([]byte, 10)) // no comment, first disk, no attributes
		directory.Write(binary.LittleEndian.AppendUint32(nil, uint32(at)))
		directory.WriteString(e.name)
	}
	end := binary.LittleEndian.AppendUint16([]byte("PK\x05\x06\x00\x00\x00\x00"), uint16(len(entries)))
	end = binary.LittleEndian.AppendUint16(end, uint16(len(entries)))
	end = binary.LittleEndian.AppendUint32(end, uint32(directory.Len()))
	end = binary.LittleEndian.AppendUint32(end, uint32(out.Len()))
	out.Write(directory.Bytes())
	out.Write(append(end, 0, 0)) // no comment
	return out.Bytes()
}

// deflate packs bytes as tightly as the standard library does, in the same way everywhere.
func deflate(data []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}
