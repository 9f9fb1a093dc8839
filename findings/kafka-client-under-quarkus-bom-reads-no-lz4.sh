#!/usr/bin/env bash
# kafka-clients 4.1.1 under the Quarkus platform BOM 3.34.1, JDK 17 and 25: the BOM excludes org.lz4:lz4-java from the client and
# manages its successor at.yawk.lz4:lz4-java 1.10.1 without the client depending on it. A service that takes the client alone,
# without a Quarkus extension for Kafka, writes and reads gzip, snappy and zstd, and fails on lz4 (a missing class) as soon as
# a record is so compressed: also when it is only the topic's or another producer's choice, which it cannot know.
#
# Seen: gzip 1, snappy 1, lz4 org.apache.kafka.common.KafkaException, zstd 1
#       with the successor: gzip 1, snappy 1, lz4 1, zstd 1
# Workaround: depend on at.yawk.lz4:lz4-java, whose version the BOM has; same packages.
set -euo pipefail
version=3.34.1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
project() { # folder of jars $1, with the further dependency $2
  cat > pom.xml << XML
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.quarkus.platform</groupId><artifactId>quarkus-bom</artifactId><version>$version</version>
        <type>pom</type><scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId></dependency>
    $2
  </dependencies>
</project>
XML
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$1"
}
project alone ''
project with '<dependency><groupId>at.yawk.lz4</groupId><artifactId>lz4-java</artifactId></dependency>'
cat > Main.java << 'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;

public class Main {
    public static void main(String[] arguments) {
        List<String> seen = new ArrayList<>();
        for (String name : List.of("gzip", "snappy", "lz4", "zstd")) {
            String result;
            try {
                Compression compression = Compression.of(CompressionType.forName(name)).build();
                MemoryRecords records = MemoryRecords.withRecords(compression, new SimpleRecord("value".getBytes()));
                int read = 0;
                for (var record : records.records()) {
                    read++;
                }
                result = Integer.toString(read);
            } catch (Throwable e) {
                result = e.getClass().getName();
            }
            seen.add(name + " " + result);
        }
        System.out.println(String.join(", ", seen));
    }
}
JAVA
javac -cp 'alone/*' Main.java
alone=$(java -cp '.:alone/*' Main 2> /dev/null)
with=$(java -cp '.:with/*' Main 2> /dev/null)
echo "$alone"
echo "with the successor: $with"
[ "$alone" = 'gzip 1, snappy 1, lz4 org.apache.kafka.common.KafkaException, zstd 1' ]
[ "$with" = 'gzip 1, snappy 1, lz4 1, zstd 1' ]
