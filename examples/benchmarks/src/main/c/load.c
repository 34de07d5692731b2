// SPDX-License-Identifier: Apache-2.0
//
// Load for a server on loopback, and what the server spends on it.
//
//   load echo PORT PID CONNECTIONS SIZE WARM_UP_MS MS
//       each connection sends a message, awaits all of it back, sends the next;
//       prints: REQUESTS CPU_NANOS WALL_NANOS
//   load accept PORT PID CONNECTIONS
//       makes connections and waits until the server is at rest; prints: CONNECTIONS CPU_NANOS
//   load idle PORT PID CONNECTIONS SIZE
//       makes connections, one echo each, prints "idle", holds them until its standard input ends
//
// CPU is the server's user and system time, all of its threads, from /proc/PID/task/*/schedstat.
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 256, EVENTS = 1024, CHUNK = 256 * 1024, PATIENCE_MS = 20000 };

static char out[CHUNK], in[CHUNK];

static void fail(const char *what) {
    fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void pause_ms(long ms) {
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

static long long cpu(int pid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    if (!tasks) fail(path);
    long long sum = 0;
    for (struct dirent *task = readdir(tasks); task; task = readdir(tasks)) {
        char name[400];
        long long ran = 0;
        snprintf(name, sizeof name, "/proc/%d/task/%s/schedstat", pid, task->d_name);
        FILE *file = task->d_name[0] == '.' ? NULL : fopen(name, "r");
        if (file) {
            if (fscanf(file, "%lld", &ran) == 1) sum += ran;
            fclose(file);
        }
    }
    closedir(tasks);
    return sum;
}

// Until the server has used no more than a millisecond in the last 50.
static long long cpu_at_rest(int pid) {
    long long before, after = cpu(pid);
    do {
        before = after;
        pause_ms(50);
        after = cpu(pid);
    } while (after - before > 1000000);
    return after;
}

static int connect_one(int port) {
    int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (s < 0) fail("socket");
    if (connect(s, (struct sockaddr *)&to, sizeof to)) fail("connect");
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return s;
}

// Sleeps after each batch, so that a server on the same core gets to accept it.
static int *connect_all(int port, int n) {
    int *sockets = malloc(n * sizeof *sockets);
    for (int i = 0; i < n; i++) {
        sockets[i] = connect_one(port);
        if (i % BATCH == BATCH - 1) pause_ms(5);
    }
    return sockets;
}

// Without TIME_WAIT, which would use up the ports.
static void close_all(int *sockets, int n) {
    struct linger reset = {1, 0};
    for (int i = 0; i < n; i++) {
        setsockopt(sockets[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        close(sockets[i]);
    }
    free(sockets);
}

static void send_all(int s, int size) {
    for (int sent = 0; sent < size;) {
        ssize_t n = send(s, out, size - sent, 0);
        if (n < 0) fail("send");
        sent += n;
    }
}

static void echo(int port, int pid, int n, int size, long warm_up, long ms) {
    int *sockets = connect_all(port, n);
    int *missing = calloc(n, sizeof *missing);
    int epoll = epoll_create1(0);
    for (int i = 0; i < n; i++) {
        struct epoll_event event = {EPOLLIN, {.u32 = i}};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, sockets[i], &event)) fail("epoll_ctl");
    }
    cpu_at_rest(pid);
    for (int i = 0; i < n; i++) {
        missing[i] = size;
        send_all(sockets[i], size);
    }
    static struct epoll_event events[EVENTS];
    long long begun = now(), from = begun + warm_up * 1000000, until = from + ms * 1000000;
    long long requests = 0, used = 0, started = 0;
    for (;;) {
        long long t = now();
        if (!started && t >= from) {
            started = t;
            used = cpu(pid);
            requests = 0;
        } else if (t >= until) {
            printf("%lld %lld %lld\n", requests, cpu(pid) - used, t - started);
            break;
        }
        int ready = epoll_wait(epoll, events, EVENTS, PATIENCE_MS);
        if (ready == 0) {
            errno = ETIMEDOUT;
            fail("the server answers nothing");
        }
        for (int e = 0; e < ready; e++) {
            int i = events[e].data.u32;
            ssize_t got = recv(sockets[i], in, sizeof in, 0);
            if (got <= 0) fail("recv");
            missing[i] -= got;
            if (missing[i] == 0) {
                requests++;
                missing[i] = size;
                send_all(sockets[i], size);
            }
        }
    }
    close_all(sockets, n);
}

int main(int argc, char **argv) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    if (argc < 5) {
        fprintf(stderr, "usage: see load.c\n");
        return 2;
    }
    int port = atoi(argv[2]), pid = atoi(argv[3]), n = atoi(argv[4]);
    memset(out, 'x', sizeof out);
    if (!strcmp(argv[1], "echo") && argc == 8) {
        echo(port, pid, n, atoi(argv[5]), atol(argv[6]), atol(argv[7]));
    } else if (!strcmp(argv[1], "accept")) {
        long long before = cpu_at_rest(pid);
        int *sockets = connect_all(port, n);
        printf("%d %lld\n", n, cpu_at_rest(pid) - before);
        close_all(sockets, n);
        cpu_at_rest(pid);
    } else if (!strcmp(argv[1], "idle") && argc == 6) {
        int size = atoi(argv[5]);
        int *sockets = connect_all(port, n);
        for (int i = 0; i < n; i++) send_all(sockets[i], size);
        for (int i = 0; i < n; i++) {
            if (recv(sockets[i], in, size, MSG_WAITALL) != size) fail("recv");
        }
        cpu_at_rest(pid);
        puts("idle");
        fflush(stdout);
        while (getchar() != EOF) {}
        close_all(sockets, n);
    } else {
        fprintf(stderr, "usage: see load.c\n");
        return 2;
    }
    return 0;
}
