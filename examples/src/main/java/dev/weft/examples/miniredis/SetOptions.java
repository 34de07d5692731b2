// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/**
 * What follows key and value in a SET.
 *
 * @param deadline when the key expires, in milliseconds since 1970; {@link Value#NEVER} if not said
 * @param get whether the reply is the value until now
 */
record SetOptions(long deadline, boolean keepDeadline, boolean ifAbsent, boolean ifPresent, boolean get) {
    static final Bytes SET = Bytes.of("SET");
    static final Bytes PXAT = Bytes.of("PXAT");

    private static final SetOptions NONE = new SetOptions(Value.NEVER, false, false, false, false);

    static SetOptions parse(Bytes[] request, long now) throws CommandException {
        if (request.length == 3) {
            return NONE;
        }
        Bytes time = null;
        int unit = 0;
        long from = 0;
        boolean keep = false;
        boolean absent = false;
        boolean present = false;
        boolean get = false;
        for (int i = 3; i < request.length; i++) {
            Bytes word = request[i];
            if (word.is("NX") && !present) {
                absent = true;
            } else if (word.is("XX") && !absent) {
                present = true;
            } else if (word.is("GET")) {
                get = true;
            } else if (word.is("KEEPTTL") && time == null) {
                keep = true;
            } else if (isTime(word) && time == null && !keep && i + 1 < request.length) {
                unit = word.is("EX") || word.is("EXAT") ? 1000 : 1;
                from = word.length() == 2 ? now : 0;
                time = request[++i];
            } else {
                throw new CommandException(CommandException.SYNTAX);
            }
        }
        long deadline = time == null ? Value.NEVER : deadline(time, unit, from, "set");
        return new SetOptions(deadline, keep, absent, present, get);
    }

    /** The time that is so many units after another one. */
    static long deadline(Bytes time, int unitMillis, long from, String command) throws CommandException {
        long amount = Numbers.integer(time);
        if (amount <= 0 || amount > (Long.MAX_VALUE - from) / unitMillis) {
            throw CommandException.expireTime(command);
        }
        return from + amount * unitMillis;
    }

    private static boolean isTime(Bytes word) {
        return word.is("EX") || word.is("PX") || word.is("EXAT") || word.is("PXAT");
    }
}
