// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Netty's echo server, on its NIO transport. */
final class NettyEcho extends ChannelInboundHandlerAdapter {

    private NettyEcho() {}

    public static void main(String[] args) throws InterruptedException {
        Netty.serve(pipeline -> pipeline.addLast(new NettyEcho()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.write(message, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
