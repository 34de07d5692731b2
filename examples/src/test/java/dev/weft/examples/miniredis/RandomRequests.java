// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.List;
import java.util.Random;

/** Draws requests whose replies leave nothing to chance; few keys, so that they meet. */
final class RandomRequests {
    /** Which commands are drawn; the words in capitals stand for what is drawn in their place. */
    enum Family {
        STRINGS(
                "GET KEY",
                "SET KEY WORD",
                "SET KEY NUMBER NX",
                "SET KEY WORD XX GET",
                "SET KEY WORD EX 1000",
                "SET KEY WORD PXAT 99999999999999 NX GET",
                "SET KEY WORD KEEPTTL",
                "SETNX KEY WORD",
                "SETEX KEY 1000 WORD",
                "MGET KEY KEY KEY",
                "MSET KEY WORD KEY NUMBER",
                "MSETNX KEY WORD KEY NUMBER",
                "APPEND KEY WORD",
                "STRLEN KEY",
                "GETDEL KEY",
                "GETSET KEY WORD",
                "GETRANGE KEY INDEX INDEX",
                "SETRANGE KEY COUNT WORD",
                "TTL KEY",
                "DEL KEY"),
        NUMBERS(
                "SET KEY NUMBER",
                "SET KEY REAL",
                "SET KEY WORD",
                "GET KEY",
                "INCR KEY",
                "DECR KEY",
                "INCRBY KEY NUMBER",
                "DECRBY KEY NUMBER",
                "INCRBY KEY WORD",
                "INCRBYFLOAT KEY REAL",
                "INCRBYFLOAT KEY REAL",
                "INCRBYFLOAT KEY NUMBER",
                "DEL KEY"),
        LISTS(
                "LPUSH KEY WORD WORD",
                "RPUSH KEY WORD",
                "RPUSH KEY WORD WORD WORD",
                "LPUSHX KEY WORD",
                "LPOP KEY",
                "RPOP KEY",
                "LPOP KEY COUNT",
                "RPOP KEY COUNT",
                "LLEN KEY",
                "LRANGE KEY INDEX INDEX",
                "LRANGE KEY 0 -1",
                "LINDEX KEY INDEX",
                "LSET KEY INDEX WORD",
                "LREM KEY INDEX WORD",
                "LTRIM KEY INDEX INDEX",
                "LINSERT KEY BEFORE WORD WORD",
                "LINSERT KEY AFTER WORD WORD",
                "RPOPLPUSH KEY KEY",
                "LMOVE KEY KEY LEFT RIGHT",
                "LMOVE KEY KEY RIGHT RIGHT"),
        HASHES(
                "HSET KEY WORD WORD",
                "HSET KEY WORD NUMBER WORD WORD",
                "HMSET KEY WORD NUMBER",
                "HSETNX KEY WORD WORD",
                "HGET KEY WORD",
                "HMGET KEY WORD WORD",
                "HGETALL KEY",
                "HKEYS KEY",
                "HVALS KEY",
                "HDEL KEY WORD WORD",
                "HLEN KEY",
                "HEXISTS KEY WORD",
                "HSTRLEN KEY WORD",
                "HINCRBY KEY WORD NUMBER"),
        SETS(
                "SADD KEY WORD WORD",
                "SADD KEY NUMBER",
                "SREM KEY WORD WORD",
                "SMEMBERS KEY",
                "SISMEMBER KEY WORD",
                "SCARD KEY",
                "SINTER KEY KEY",
                "SUNION KEY KEY KEY",
                "SDIFF KEY KEY",
                "SPOP KEY 100",
                "SPOP KEY 0"),
        KEYS(
                "SET KEY WORD",
                "RPUSH KEY WORD",
                "SADD KEY WORD",
                "HSET KEY WORD WORD",
                "DEL KEY KEY",
                "EXISTS KEY KEY KEY",
                "TYPE KEY",
                "KEYS *",
                "KEYS [a-b]*",
                "RENAME KEY KEY",
                "RENAMENX KEY KEY",
                "DBSIZE",
                "EXPIRE KEY 1000",
                "EXPIRE KEY -1",
                "EXPIRE KEY 1000 NX",
                "PEXPIREAT KEY TIME LT",
                "PEXPIREAT KEY TIME GT",
                "PEXPIREAT KEY TIME XX",
                "PERSIST KEY",
                "TTL KEY",
                "PTTL KEY"),
        EVERYTHING;

        private final List<String> templates;

        Family(String... templates) {
            this.templates = List.of(templates);
        }
    }

    private static final List<String> KEYS = List.of("a", "b", "c", "k1", "k2");
    private static final List<String> WORDS = List.of("x", "y", "zz", "hello", "10", "-3", "3.5");
    private static final List<String> REALS =
            List.of("0.1", "-0.25", "3.0e3", "1.5", "1e10", "100.1", ".5", "-7.", "1e-9", "12345.678", "abc");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "42", "100000", "9223372036854775807", "-9223372036854775808", "9223372036854775800");

    private final Random random;
    private final Family family;

    RandomRequests(Random random, Family family) {
        this.random = random;
        this.family = family;
    }

    /** A request; its words are divided by single blanks. */
    String next() {
        Family from = family;
        while (from.templates.isEmpty()) {
            from = one(List.of(Family.values()));
        }
        String[] words = one(from.templates).split(" ");
        for (int i = 1; i < words.length; i++) {
            words[i] = drawn(words[i]);
        }
        return String.join(" ", words);
    }

    private String drawn(String word) {
        return switch (word) {
            case "KEY" -> one(KEYS);
            case "WORD" -> one(WORDS);
            case "REAL" -> one(REALS);
            case "NUMBER" -> one(NUMBERS);
            case "TIME" -> Long.toString(99_999_999_999_990L + random.nextInt(10));
            case "INDEX" -> Integer.toString(random.nextInt(13) - 6);
            case "COUNT" -> Integer.toString(random.nextInt(5));
            default -> word;
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A request that changes one of some thousand keys, of any type. */
    static String change(Random random) {
        int n = random.nextInt(600);
        return switch (random.nextInt(14)) {
            case 0, 1 -> "SET s" + n + " " + "x".repeat(random.nextInt(1000));
            case 2 -> "APPEND s" + n + " y";
            case 3 -> "INCR n" + n;
            case 4, 5 -> "RPUSH l" + n + " a b c";
            case 6 -> "LPOP l" + n;
            case 7 -> "HSET h" + n + " f" + random.nextInt(5) + " v";
            case 8 -> "HINCRBY h" + n + " n 1";
            case 9 -> "SADD set" + n + " " + random.nextInt(9);
            case 10 -> "SPOP set" + n + " 1";
            case 11 -> "RPOPLPUSH l" + n + " l" + random.nextInt(600);
            case 12 -> random.nextBoolean() ? "PEXPIREAT s" + n + " 99999999999999" : "PERSIST s" + n;
            default -> random.nextBoolean() ? "DEL s" + n + " l" + n : "SETRANGE s" + n + " 3 zz";
        };
    }
}
