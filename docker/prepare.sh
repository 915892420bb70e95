#!/usr/bin/env bash
# prepare.sh JAR CONFIG FOLDER: unpacks the gateway's jar into FOLDER, starts it there once, in profile local with a database of its
# own, and keeps what the JVM learned of its classes: FOLDER/gateway.jsa. Started with it, the gateway is ready in about two
# thirds of the time:
#   java -XX:SharedArchiveFile=FOLDER/gateway.jsa -jar FOLDER/gateway.jar
# The archive is of one JDK and one jar. Where either is another, the JVM starts without it.
set -euo pipefail
[ $# = 3 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
jar=$(realpath "$1"); config=$(realpath "$2"); folder=$(realpath -m "$3")
port=${PORT:-18099}
patience=${PATIENCE:-300}

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
java -Djarmode=tools -jar "$jar" extract --destination "$folder"
mv "$folder/$(basename "$jar")" "$folder/gateway.jar"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$config" "$work/config"
cd "$work"
java -Djava.io.tmpdir="$work" -XX:ArchiveClassesAtExit="$folder/gateway.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off -jar "$folder/gateway.jar" \
  --spring.profiles.active=local --server.port="$port" > log 2>&1 &
gateway=$!
ready() {
  exec 3<> "/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3
  read -r line <&3 && [[ $line == *' 200'* ]]
} 2> /dev/null
for ((i = 0; i < patience; i++)); do
  ready && break
  kill -0 "$gateway" 2> /dev/null || { tail -n 20 log >&2; exit 1; }
  sleep 1
done
kill "$gateway"
# 143: it was told to end, and did.
wait "$gateway" || [ $? = 143 ]
ls -l "$folder/gateway.jsa"
