@echo off
rem Starts Lapwing: finds its folder and a Java of at least version 21, and hands the words on.
setlocal EnableExtensions
set "HOME_DIR=%~dp0.."
set "JAVA_DIR="
if exist "%HOME_DIR%\runtime\bin\java.exe" set "JAVA_DIR=%HOME_DIR%\runtime"
if not defined JAVA_DIR if defined LAPWING_JAVA_HOME if exist "%LAPWING_JAVA_HOME%\bin\java.exe" set "JAVA_DIR=%LAPWING_JAVA_HOME%"
if not defined JAVA_DIR if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_DIR=%JAVA_HOME%"
if not defined JAVA_DIR for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*") do if exist "%%D\bin\java.exe" set "JAVA_DIR=%%D"
if not defined JAVA_DIR (
    echo Lapwing needs Java 21 or newer and found none. Install one, for example Temurin from https://adoptium.net, or name its folder in LAPWING_JAVA_HOME. 1>&2
    exit /b 1
)
"%JAVA_DIR%\bin\java.exe" -XX:+IgnoreUnrecognizedVMOptions -XX:-UsePerfData --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=off -XX:+UseSerialGC -XX:MaxRAMPercentage=40 "-Dlapwing.home=%HOME_DIR%" -jar "%HOME_DIR%\lib\host.jar" %*
exit /b %ERRORLEVEL%
