package org.lapwing.adapters.ffprobe;

/**
 * The readers of FFmpeg that may be tried on a file. Those that follow a text to other files or addresses (playlists, lists of files,
 * patterns of names) are not among them, so that a file of evidence opens nothing beside itself.
 */
final class Readers {

    private static final String PICTURES =
            "3dostr,amv,asf,av1,avi,bink,cavsvideo,dirac,dv,flv,gif,h261,h263,h264,hevc,ivf,ivr,live_flv,"
                    + "m4v,matroska,webm,mjpeg,mov,mp4,m4a,3gp,3g2,mj2,mpeg,mpegts,mpegvideo,mpjpeg,mxf,nsv,nut,nuv,obu,ogg,rm,roq,smk,swf,vc1,"
                    + "vivo,wtv,yuv4mpegpipe";
    private static final String SOUND =
            "aac,ac3,aiff,amr,amrnb,amrwb,ape,au,caf,dsf,dts,eac3,flac,gsm,iff,mlp,mp3,mpc,mpc8,oma,qcp,"
                    + "sbc,shn,tak,truehd,tta,voc,w64,wav,wv,xwma";

    static final String ALLOWED = PICTURES + "," + SOUND;

    private Readers() {}
}
