@echo off
rem Written by prongsai new. Double-click to run: prongsai @COMMAND@
chcp 65001 >nul
pushd "%~dp0"
set PYTHONUTF8=1
where prongsai >nul 2>nul
if not errorlevel 1 goto own
where py >nul 2>nul
if not errorlevel 1 goto launcher
where python >nul 2>nul
if not errorlevel 1 goto python
echo Python was not found. Install it from https://www.python.org/ and then run: py -m pip install prongsai
goto end
:own
prongsai @COMMAND@
goto end
:launcher
py -m generator @COMMAND@
goto end
:python
python -m generator @COMMAND@
:end
echo.
pause
