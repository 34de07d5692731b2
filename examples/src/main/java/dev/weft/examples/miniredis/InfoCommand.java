// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** INFO: what the server knows of itself, in sections. */
final class InfoCommand {
    private final Engine engine;
    private final Status status;

    InfoCommand(Engine engine, Status status) {
        this.engine = engine;
        this.status = status;
    }

    void addTo(CommandTable table) {
        table.add("info", -1, Keys.NONE, this::info);
    }

    private void info(Client client, Bytes[] request) {
        Map<String, Map<String, Object>> sections = sections();
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i < request.length; i++) {
            wanted.add(request[i].toString().toLowerCase(Locale.ROOT));
        }
        boolean all = wanted.isEmpty() || !Collections.disjoint(wanted, List.of("all", "default", "everything"));
        StringBuilder text = new StringBuilder();
        sections.forEach((name, fields) -> {
            if (all || wanted.contains(name.toLowerCase(Locale.ROOT))) {
                text.append(text.length() == 0 ? "" : "\r\n")
                        .append("# ")
                        .append(name)
                        .append("\r\n");
                fields.forEach((field, value) ->
                        text.append(field).append(':').append(value).append("\r\n"));
            }
        });
        client.out().bulk(text.toString());
    }

    private Map<String, Map<String, Object>> sections() {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        sections.put("Server", server());
        sections.put("Clients", clients());
        sections.put("Memory", memory());
        sections.put("Persistence", persistence());
        sections.put("Stats", stats());
        sections.put("Replication", Map.of("role", "master"));
        sections.put("Keyspace", keyspace());
        return sections;
    }

    private Map<String, Object> server() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("redis_version", Status.REDIS_VERSION);
        fields.put("redis_mode", "standalone");
        fields.put("server_name", "miniredis");
        fields.put("jvm_version", System.getProperty("java.version"));
        fields.put("process_id", ProcessHandle.current().pid());
        fields.put("tcp_port", status.port());
        fields.put("uptime_in_seconds", (status.now() - status.startedAt()) / 1000);
        return fields;
    }

    private Map<String, Object> clients() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("connected_clients", status.clients().size());
        fields.put("maxclients", status.options().clients());
        fields.put("blocked_clients", engine.blocked().count());
        return fields;
    }

    private static Map<String, Object> memory() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("used_memory", runtime.totalMemory() - runtime.freeMemory()); // with garbage
        fields.put("maxmemory", runtime.maxMemory());
        return fields;
    }

    private Map<String, Object> persistence() {
        AppendLog log = engine.journal().log();
        LogRewrite rewrite = status.rewrite();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("loading", 0);
        fields.put("aof_enabled", log == null ? 0 : 1);
        if (log != null) {
            fields.put("aof_rewrite_in_progress", rewrite.isRunning() ? 1 : 0);
            fields.put("aof_last_bgrewrite_status", rewrite.hasFailed() ? "err" : "ok");
            fields.put("aof_last_write_status", log.failure() == null ? "ok" : "err");
            fields.put("aof_current_size", log.files().size());
            fields.put("aof_base_size", log.files().baseSize());
        }
        return fields;
    }

    private Map<String, Object> stats() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total_connections_received", status.accepted());
        fields.put("total_commands_processed", status.requests());
        fields.put("rejected_connections", status.rejected());
        fields.put("expired_keys", engine.store().expirations());
        fields.put("pubsub_channels", engine.pubSub().channels().size());
        fields.put("pubsub_patterns", engine.pubSub().patterns());
        return fields;
    }

    private Map<String, Object> keyspace() {
        int keys = engine.store().keys().size();
        return keys == 0
                ? Map.of()
                : Map.of(
                        "db0",
                        "keys=" + keys + ",expires=" + engine.store().expiring().size() + ",avg_ttl=0");
    }
}
