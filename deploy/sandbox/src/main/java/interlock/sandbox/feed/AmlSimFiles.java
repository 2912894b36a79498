package interlock.sandbox.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads AMLSim's {@code nodes.csv} (nodeid, isFraud, …) and {@code transactions.csv} (sourceNodeId,
 * targetNodeId, value, time) from a directory, at any depth, or from a {@code .tgz} of one.
 */
public final class AmlSimFiles {
  private static final String NODES = "nodes.csv";
  private static final String TRANSACTIONS = "transactions.csv";
  private static final int FEN_PER_YUAN_DIGITS = 2;

  /** A node id is an index of arrays here. */
  private static final int MAX_NODE = 9_999_999;

  /** Beyond any published sample; an archive that unpacks to more is not read. */
  private static final int MAX_FILE_BYTES = 512 * 1024 * 1024;

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private AmlSimFiles() {}

  /**
   * Reads the data.
   *
   * @throws IOException when a file is missing, or says nothing sensible, with the line
   */
  public static AmlSim read(Path directoryOrArchive) throws IOException {
    Map<String, byte[]> files =
        Files.isDirectory(directoryOrArchive)
            ? fromDirectory(directoryOrArchive)
            : fromArchive(directoryOrArchive);
    for (String name : List.of(NODES, TRANSACTIONS)) {
      if (!files.containsKey(name)) {
        throw new IOException("no %s in %s".formatted(name, directoryOrArchive));
      }
    }
    BitSet known = new BitSet();
    BitSet labelled = new BitSet();
    try (CSVParser rows = parse(files.get(NODES))) {
      for (CSVRecord row : rows) {
        int node = node(NODES, row, "nodeid");
        known.set(node);
        labelled.set(node, !cell(NODES, row, "isFraud").equals("0"));
      }
    }
    var payers = IntStream.builder();
    var payees = IntStream.builder();
    var amountsFen = LongStream.builder();
    try (CSVParser rows = parse(files.get(TRANSACTIONS))) {
      for (CSVRecord row : rows) {
        payers.add(known(known, row, "sourceNodeId"));
        payees.add(known(known, row, "targetNodeId"));
        amountsFen.add(fen(row));
      }
    }
    return new AmlSim(
        known.length(),
        labelled,
        payers.build().toArray(),
        payees.build().toArray(),
        amountsFen.build().toArray());
  }

  private static Map<String, byte[]> fromDirectory(Path directory) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(directory, 3)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = path.getFileName().toString();
        if (wanted(name)) {
          files.putIfAbsent(name, Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  private static Map<String, byte[]> fromArchive(Path archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        var tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isFile() && wanted(name)) {
          byte[] bytes = tar.readNBytes(MAX_FILE_BYTES + 1);
          if (bytes.length > MAX_FILE_BYTES) {
            throw new IOException(name + " is too large");
          }
          files.putIfAbsent(name, bytes);
        }
      }
    }
    return files;
  }

  private static boolean wanted(String name) {
    return name.equals(NODES) || name.equals(TRANSACTIONS);
  }

  private static CSVParser parse(byte[] csv) throws IOException {
    Reader reader = new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
    return FORMAT.parse(reader);
  }

  private static int known(BitSet known, CSVRecord row, String column) throws IOException {
    int node = node(TRANSACTIONS, row, column);
    if (!known.get(node)) {
      throw wrong(TRANSACTIONS, row, column + " is not in " + NODES);
    }
    return node;
  }

  private static int node(String file, CSVRecord row, String column) throws IOException {
    try {
      int node = Integer.parseInt(cell(file, row, column));
      if (node >= 0 && node <= MAX_NODE) {
        return node;
      }
    } catch (NumberFormatException e) {
      throw wrong(file, row, column + " is no number");
    }
    throw wrong(file, row, column + " is out of range");
  }

  private static long fen(CSVRecord row) throws IOException {
    try {
      return new BigDecimal(cell(TRANSACTIONS, row, "value"))
          .movePointRight(FEN_PER_YUAN_DIGITS)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(TRANSACTIONS, row, "value is no amount with at most two decimals");
    }
  }

  private static String cell(String file, CSVRecord row, String column) throws IOException {
    if (!row.isSet(column)) {
      throw wrong(file, row, "there is no " + column);
    }
    return row.get(column);
  }

  private static IOException wrong(String file, CSVRecord row, String what) {
    return new IOException(
        "%s line %d: %s".formatted(file, row.getParser().getCurrentLineNumber(), what));
  }
}
